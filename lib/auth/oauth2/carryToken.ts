import type { Field } from '../../plan/Field';
import type { HttpRequest, HttpResponse } from '../../ports/Transport';
import type { AccessToken } from '../../ports/TokenSource';
import { type AuthContext, type Secrets, withHeader } from '../AuthScheme';
import { isExpiredAnswer } from './isExpiredAnswer';
import { type TokenKeeper, tokenKeeper } from './TokenKeeper';

/** Asks for a token in place of one that no longer serves, or for the first one. */
export type Grant = (stale: AccessToken | undefined) => Promise<AccessToken>;

const folded = { showWhen: { moreSettings: [true] } } as const;

/** How the token travels, and how an API says that it has expired: the same for every way to get one. */
export const tokenFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'tokenPrefix',
    label: 'Token Prefix',
    help: 'The word before the access token. Some APIs want their own, such as Zoho-oauthtoken.',
    default: 'Bearer',
    placeholder: 'Bearer',
    ...folded,
  },
  {
    kind: 'text',
    name: 'tokenHeader',
    label: 'Token Header',
    help: 'The header that carries the access token.',
    default: 'Authorization',
    placeholder: 'X-Access-Token',
    ...folded,
  },
  {
    kind: 'expression',
    name: 'expiredWhen',
    label: 'Token Expired When',
    help: 'For APIs that tell an expired token in the body instead of answering 401: a path or JSONata condition on the answer. $status is the HTTP status.',
    default: '',
    placeholder: 'error.code = "token_expired"',
    rows: 2,
    ...folded,
  },
];

/** The request with the credential's token, which is renewed first when it is about to expire. */
export function withToken(
  request: HttpRequest,
  secrets: Secrets,
  context: AuthContext,
  grant: Grant,
): HttpRequest | Promise<HttpRequest> {
  const keeper = keeperOf(context);
  const token = keeper.fresh();
  if (token) return carrying(request, token, secrets, context);
  const stale = keeper.token;
  return keeper
    .renew(stale, () => grant(stale))
    .catch((error: unknown) => orStillValid(keeper, error))
    .then((renewed) => carrying(request, renewed, secrets, context));
}

function orStillValid(keeper: TokenKeeper, error: unknown): AccessToken {
  const token = keeper.postpone();
  if (token) return token;
  throw error;
}

/** Renews a token that an answer says has expired. Whether the request should be sent again. */
export async function renewToken(
  request: HttpRequest,
  response: HttpResponse,
  secrets: Secrets,
  context: AuthContext,
  grant: Grant,
): Promise<boolean> {
  const keeper = keeperOf(context);
  const { token } = keeper;
  const isCurrent = token !== undefined && sentToken(request, secrets) === headerValue(token, secrets);
  if (!(await isExpiredAnswer(response, secrets))) {
    if (isCurrent) keeper.accepted();
    return false;
  }
  // Somebody else has renewed it while this request was under way.
  if (!isCurrent) return true;
  if (!keeper.mayHelp) return false;
  await keeper.renew(token, () => grant(token), true);
  return true;
}

/** The keeper; where the host has stored a newer token than the one held, it holds that one. */
function keeperOf({ clock, memory, tokens }: AuthContext): TokenKeeper {
  const keeper = tokenKeeper(clock, memory);
  if (tokens?.stored) keeper.offer(tokens.stored, tokens.readAt);
  return keeper;
}

function carrying(
  request: HttpRequest,
  token: AccessToken,
  secrets: Secrets,
  { conceal }: AuthContext,
): HttpRequest {
  conceal(token.value);
  return withHeader(request, headerName(secrets), headerValue(token, secrets));
}

const headerName = ({ tokenHeader }: Secrets): string => tokenHeader?.trim() || 'Authorization';

const headerValue = ({ value }: AccessToken, { tokenPrefix = 'Bearer' }: Secrets): string =>
  `${tokenPrefix} ${value}`.trim();

const sentToken = ({ headers }: HttpRequest, secrets: Secrets): string | undefined =>
  headers[headerName(secrets).toLowerCase()];
