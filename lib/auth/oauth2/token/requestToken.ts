import { isApiError } from '../../../errors/ApiError';
import type { AccessToken } from '../../../ports/TokenSource';
import { parseNamedLines } from '../../parseNamedLines';
import type { AuthContext, Secrets } from '../../AuthScheme';
import { clientAuthentications } from '../clients/clientAuthentications';
import { grantTypes } from '../grants/grantTypes';
import type { TokenTerms } from '../TokenTerms';
import { readTokenAnswer } from './readTokenAnswer';
import { ServerClock } from './ServerClock';
import { tokenEndpoint } from './tokenEndpoint';
import { type Asked, tokenRefusal, unreachable } from './tokenErrors';
import { toAccessToken } from './toAccessToken';

/**
 * Asks the authorization server for a token, as the credential says.
 *
 * @throws ApiError TOKEN_REFUSED, TOKEN_UNAVAILABLE, or INVALID_SETTING that names the field
 */
export async function requestToken(secrets: Secrets, context: AuthContext): Promise<AccessToken> {
  const tokenUrl = await tokenEndpoint(secrets, context);
  const serverClock = new ServerClock(context);
  const skewMs = serverClock.skewMs;
  try {
    return await askOnce(tokenUrl, secrets, context, serverClock);
  } catch (error) {
    const isTimed = partsOf(secrets).some((part) => part.isTimed);
    const isRefusal = isApiError(error) && error.code === 'TOKEN_REFUSED';
    // What was signed by the wrong clock is worth signing once more by the right one.
    if (!isTimed || !isRefusal || !serverClock.differsFrom(skewMs)) throw error;
    return askOnce(tokenUrl, secrets, context, serverClock);
  }
}

async function askOnce(
  tokenUrl: string,
  secrets: Secrets,
  context: AuthContext,
  serverClock: ServerClock,
): Promise<AccessToken> {
  const { askForToken } = await import('../../../vendor/simpleOAuth2');
  const [grant, client] = partsOf(secrets);
  const terms: TokenTerms = { secrets, tokenUrl, now: serverClock.now(), conceal: context.conceal };
  const [asGrant, asClient] = [await grant.parts(terms), await client.parts(terms)];
  const asked: Asked = {
    tokenUrl,
    addressField: secrets.tokenServer === 'issuer' ? 'Issuer URL' : 'Token URL',
    grantField: grant.blamed,
    clientField: client.blamed,
    now: context.clock.now(),
  };
  const parameters = { ...commonParameters(secrets), ...asGrant.parameters, ...asClient.parameters };
  const fields = await askForToken({ url: tokenUrl, grant: grant.grant, parameters }, async (url, sent) => {
    const response = await context
      .send({ method: 'POST', url, headers: { ...headers, ...asClient.headers }, body: formOf(sent) })
      .catch((error: unknown) => {
        throw unreachable(error, asked.addressField);
      });
    serverClock.learn(response.headers);
    const answer = readTokenAnswer(response);
    const isGranted =
      response.status < 300 && typeof answer?.access_token === 'string' && answer.access_token;
    if (!answer || !isGranted) throw tokenRefusal(response, answer, asked);
    return answer;
  });
  return toAccessToken(fields, context.clock.now(), serverClock.skewMs);
}

const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };

function partsOf({ grant, clientAuthentication, jwtClientAuthentication }: Secrets) {
  const client = grant === 'jwtBearer' ? jwtClientAuthentication || 'none' : clientAuthentication || 'basic';
  return [grantTypes.get(grant || 'clientCredentials'), clientAuthentications.get(client)] as const;
}

function commonParameters({ scope, audience, resource, tokenParameters }: Secrets): Record<string, string> {
  const named = Object.entries({ scope, audience, resource }).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()] as const] : [],
  );
  const further = parseNamedLines(tokenParameters ?? '', '=', 'Token Parameters');
  return Object.fromEntries([...named, ...further]);
}

function formOf(parameters: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
