/* eslint-disable @typescript-eslint/no-require-imports */
import type { Token } from 'simple-oauth2';

/*
 * simple-oauth2, by its parts. Its front door opens connections by itself, past the host's proxy, TLS settings and
 * filters, and its request options write the secret into the debug log. Its grants take any client, so they get ours.
 */

/** What the library's own client does: sends the parameters of a grant and gives the parsed answer back. */
interface Client {
  request(url: string, parameters: Parameters): Promise<TokenFields>;
}
interface Config {
  readonly auth: { readonly tokenPath: string };
  readonly options: { readonly scopeSeparator: string };
}
interface LibraryToken {
  readonly token: TokenFields;
}
type GrantClass = new (
  config: Config,
  client: Client,
) => { getToken(parameters: Parameters): Promise<LibraryToken> };

const ClientCredentials = require('simple-oauth2/lib/client-credentials-grant-type') as GrantClass;
const ResourceOwnerPassword = require('simple-oauth2/lib/resource-owner-password-grant-type') as GrantClass;
const GrantTypeParams = require('simple-oauth2/lib/grant-type-params') as {
  forGrantType(grant: string, options: Config['options'], parameters: Parameters): { toObject(): Parameters };
};
const AccessToken = require('simple-oauth2/lib/access-token') as new (
  config: Config,
  client: Client,
  token: TokenFields,
) => LibraryToken;
const { CredentialsEncoding } = require('simple-oauth2/lib/client/credentials-encoding') as {
  CredentialsEncoding: new (mode: 'strict') => {
    getAuthorizationHeaderToken(id: string, secret: string): string;
  };
};

export type Parameters = Readonly<Record<string, unknown>>;
/** The members of a token answer; `expires_at` is a Date where the server names a time or a lifetime. */
export type TokenFields = Readonly<Token>;

export interface TokenCall {
  readonly url: string;
  /** RFC 6749 `grant_type`. */
  readonly grant: string;
  readonly parameters: Parameters;
}

const ownGrants: Readonly<Record<string, GrantClass>> = {
  client_credentials: ClientCredentials,
  password: ResourceOwnerPassword,
};

/** Asks for a token; `post` sends the parameters and gives the members of the answer. */
export async function askForToken(
  { url, grant, parameters }: TokenCall,
  post: Client['request'],
): Promise<TokenFields> {
  const config = { auth: { tokenPath: url }, options: { scopeSeparator: ' ' } };
  const client = { request: post };
  const Grant = ownGrants[grant];
  if (Grant) return (await new Grant(config, client).getToken(parameters)).token;
  const sent = GrantTypeParams.forGrantType(grant, config.options, parameters).toObject();
  return new AccessToken(config, client, await post(url, sent)).token;
}

/** The value of the Authorization header for a client's id and secret (RFC 6749, section 2.3.1). */
export function clientAuthorization(id: string, secret: string): string {
  return `Basic ${new CredentialsEncoding('strict').getAuthorizationHeaderToken(id, secret)}`;
}
