import type { ApiRequest } from '../http/ApiRequest';
import { Problem } from '../http/problem';
import type { AccessTokens } from './AccessTokens';
import { type Account, accounts } from './accounts';

export interface SignedIn {
  readonly account: Account;
  readonly signedInWith: string;
}

type Credentials = Pick<ApiRequest, 'headers' | 'query'>;

/** The places in which a request may carry a credential, and who it belongs to. */
const schemes: ReadonlyArray<readonly [string, (request: Credentials) => Account | undefined]> = [
  ['Bearer token', (request) => byToken(bearerOf(request))],
  ['Basic', ({ headers }) => byPassword(/^Basic +(.+)$/i.exec(headers.authorization ?? '')?.[1])],
  ['API key in a header', ({ headers }) => byKey(headers['x-api-key'])],
  ['API key in the query', ({ query }) => byKey(query.get('api_key'))],
  [
    'API key in a cookie',
    ({ headers }) => byKey(/(?:^|;\s*)api_key=([^;]+)/.exec(headers.cookie ?? '')?.[1]),
  ],
];

/** The account whose credential a request carries; a granted token is used up by it. */
export function signIn(request: Credentials, tokens: AccessTokens, now: number): SignedIn | undefined {
  const granted = tokens.use(bearerOf(request), now);
  if (granted) return { account: granted, signedInWith: 'Granted token' };
  for (const [signedInWith, find] of schemes) {
    const account = find(request);
    if (account) return { account, signedInWith };
  }
  return undefined;
}

export function unauthorized(): Problem {
  const detail =
    'This needs a bearer token, an API key (header X-API-Key, query or cookie api_key) or Basic.';
  return new Problem(401, 'Unauthorized', detail, {
    headers: { 'www-authenticate': 'Bearer realm="demo", Basic realm="demo"' },
  });
}

function bearerOf({ headers }: Credentials): string {
  return /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

function byToken(token: string): Account | undefined {
  return accounts.find((account) => account.token === token);
}

function byKey(key: string | null | undefined): Account | undefined {
  return accounts.find((account) => account.key === key);
}

function byPassword(encoded: string | undefined): Account | undefined {
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return accounts.find(({ name, password }) => pair === `${name}:${password}`);
}
