import { ApiError, type ErrorDetail } from '../../../errors/ApiError';
import { toApiError } from '../../../errors/toApiError';
import type { HttpResponse } from '../../../ports/Transport';
import { resetTime } from '../../../ratelimit/serverTime';

/** What a failed token request was made of, as the form calls it. */
export interface Asked {
  readonly tokenUrl: string;
  /** The field that holds the token server's address. */
  readonly addressField: string;
  /** The fields that are wrong when the grant, or the client, is not accepted. */
  readonly grantField: string;
  readonly clientField: string;
  readonly now: number;
}

type Advice = (asked: Asked) => Pick<ErrorDetail, 'field' | 'hint'>;

const wrongClient: Advice = ({ clientField: field }) => ({
  field,
  hint: `Check "Client ID" and "${field}" in the credential. If both are right, the server wants them in another way: try another "Client Authentication".`,
});

const wrongGrant: Advice = () => ({
  field: 'Grant',
  hint: 'Choose another "Grant" in the credential, or have this one allowed for the client at the authorization server.',
});

/** What to change for each error code of RFC 6749, section 5.2, and RFC 8707, section 2. */
const advice: Readonly<Record<string, Advice>> = {
  invalid_client: wrongClient,
  unauthorized_client: wrongGrant,
  unsupported_grant_type: wrongGrant,
  invalid_grant: ({ grantField: field }) => ({
    field,
    hint: `Check "${field}" in the credential${field === 'Private Key' ? ', and that the server knows this key, the client and the subject' : ' and the user name'}.`,
  }),
  invalid_scope: () => ({
    field: 'Scope',
    hint: 'Correct "Scope" in the credential: the server does not know it, or does not allow it to this client.',
  }),
  invalid_target: () => ({
    field: 'Resource',
    hint: 'Correct "Resource" or "Audience" under More Settings in the credential.',
  }),
  invalid_request: () => ({
    field: 'Token Parameters',
    hint: 'The server misses a parameter or does not know one: compare Scope, Audience, Resource and Token Parameters in the credential with its documentation.',
  }),
};

/** Failures that pass by themselves. */
const passing = new Set(['temporarily_unavailable', 'server_error', 'slow_down']);

/** The failure that an answer without a token means, in the server's own words. */
export function tokenRefusal(
  { status, headers, body }: HttpResponse,
  answer: Record<string, unknown> | undefined,
  asked: Asked,
): ApiError {
  const code = typeof answer?.error === 'string' ? answer.error : '';
  if (status >= 500 || status === 429 || passing.has(code)) {
    return new ApiError('TOKEN_UNAVAILABLE', {
      subject: `The token server answered ${status}`,
      apiMessage: words(answer),
      retryAt: resetTime(headers.get('retry-after'), headers, asked.now),
    });
  }
  if (answer) return refused(answer, code, status, asked);
  return wrongAddress({ status, headers, body }, asked);
}

function refused(answer: Record<string, unknown>, code: string, status: number, asked: Asked): ApiError {
  const known = advice[code] ?? (status === 401 ? wrongClient : undefined);
  if (!known && status === 404) return address(nothingThere(asked), asked);
  const subject =
    status < 300 && code === ''
      ? 'The token server answered without an access_token'
      : 'The token server refused to grant a token';
  return new ApiError('TOKEN_REFUSED', { subject, apiMessage: words(answer), ...known?.(asked) });
}

/** The server's own words (RFC 6749, section 5.2). */
function words(answer: Record<string, unknown> = {}): string | undefined {
  const said = [answer.error, answer.error_description ?? answer.message].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  );
  return said.length > 0 ? said.join(': ').slice(0, 500) : undefined;
}

function wrongAddress(
  { status, headers, body }: Pick<HttpResponse, 'status' | 'headers' | 'body'>,
  asked: Asked,
): ApiError {
  const { addressField: field, tokenUrl } = asked;
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location)
    return address(
      `"${field}" redirects${URL.canParse(location, tokenUrl) ? ` to ${new URL(location, tokenUrl).origin}` : ''}, and a secret is not sent along`,
      asked,
    );
  const start = Buffer.from(body.subarray(0, 500)).toString('utf8').trimStart();
  if (/html/i.test(headers.get('content-type') ?? '') || /^<(!doctype|html)/i.test(start))
    return address(`"${field}" answered ${status} with a web page instead of a token`, asked);
  if (status === 404) return address(nothingThere(asked), asked);
  return address(`"${field}" answered ${status} with something that is no token answer`, asked);
}

/** Without its query, which may hold a secret. */
function nothingThere({ tokenUrl }: Asked): string {
  const { origin, pathname } = new URL(tokenUrl);
  return `There is no token endpoint at ${origin}${pathname}`;
}

function address(subject: string, { addressField: field }: Asked): ApiError {
  return new ApiError('TOKEN_REFUSED', {
    subject,
    field,
    hint: `Correct "${field}" in the credential: it has to be the address at which programs get tokens (often …/token), not the one at which people sign in.`,
  });
}

/** No answer came from the token server. */
export function unreachable(error: unknown, field: string): ApiError {
  const cause = toApiError(error);
  return new ApiError(
    'TOKEN_UNAVAILABLE',
    {
      subject: `The token server gave no answer: ${cause.message}`,
      field,
      hint: `Check "${field}" in the credential. ${cause.hint}`,
      retryable: cause.retryable,
    },
    cause,
  );
}
