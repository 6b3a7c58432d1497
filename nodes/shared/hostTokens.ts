import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { type AccessToken, ApiError, isApiError, isObject, type TokenSource } from '../../lib';
import { textOf } from './formValues';
import { sharedPorts } from './sharedEngine';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** The tokens that n8n got with a user's consent, and keeps with the credential. `data`: the credential as it was read. */
export function hostTokens(
  context: Context,
  type: string,
  data: ICredentialDataDecryptedObject,
): TokenSource | undefined {
  if (data.oauthTokenData === undefined) return undefined;
  return {
    stored: toAccessToken(data.oauthTokenData),
    readAt: sharedPorts().clock.now(),
    async renew(stale) {
      // Another worker of this n8n may have renewed it while this one was busy.
      const stored = await storedToken(context, type);
      if (stored && stored.value !== stale.value) return stored;
      const renewed = await renewedByHost(context, type, data, stale);
      if (renewed && renewed.value !== stale.value) return renewed;
      throw reconnect('n8n renewed the access token, but the authorization server gave the same one again');
    },
  };
}

async function storedToken(context: Context, type: string): Promise<AccessToken | undefined> {
  const { oauthTokenData } = await context.getCredentials<ICredentialDataDecryptedObject>(type);
  return toAccessToken(oauthTokenData);
}

async function renewedByHost(
  context: Context,
  type: string,
  data: ICredentialDataDecryptedObject,
  stale: AccessToken,
): Promise<AccessToken | undefined> {
  try {
    const { helpers } = context;
    if (typeof helpers.refreshOAuth2Token === 'function')
      return toAccessToken(await helpers.refreshOAuth2Token.call(context, type));
    return await renewedOnTheWay(context, type, data, stale);
  } catch (error) {
    throw isApiError(error) ? error : failure(error);
  }
}

/**
 * Older hosts renew only on the way of a request of their own, and only when the API refuses the old token. What else
 * becomes of the request does not matter.
 */
async function renewedOnTheWay(
  context: Context,
  type: string,
  { baseUrl, testPath }: ICredentialDataDecryptedObject,
  stale: AccessToken,
): Promise<AccessToken | undefined> {
  const url = `${textOf(baseUrl).trim().replace(/\/$/, '')}/${textOf(testPath).replace(/^\//, '')}`;
  const request = context.helpers.httpRequestWithAuthentication.call(context, type, { method: 'GET', url });
  const problem = await Promise.resolve(request).then(
    () => undefined,
    (error: unknown) => error,
  );
  const stored = await storedToken(context, type);
  if (problem !== undefined && stored?.value === stale.value) throw problem;
  return stored;
}

/** n8n's token data: what the authorization server answered, and when it expires by this machine's clock. */
function toAccessToken(data: unknown): AccessToken | undefined {
  if (!isObject(data) || typeof data.access_token !== 'string' || data.access_token === '') return undefined;
  const expiresAt = Number(data.n8n_expires_at);
  const seconds = Number(data.expires_in);
  return {
    value: data.access_token,
    ...(expiresAt > 0 && { expiresAt }),
    ...(seconds > 0 && { lifetimeMs: seconds * 1000 }),
  };
}

/** n8n says in words only what went wrong; a server that cannot be reached is named by its code. */
function failure(error: unknown): ApiError {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: { code?: string } };
  const connection = code ?? cause?.code ?? '';
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE)/.test(connection)) {
    return new ApiError('TOKEN_UNAVAILABLE', {
      subject: `n8n could not renew the access token: ${message ?? connection}`,
      field: 'Access Token URL',
    });
  }
  return reconnect(`n8n could not renew the access token: ${message ?? 'no reason was given'}`);
}

function reconnect(subject: string): ApiError {
  return new ApiError('TOKEN_REFUSED', {
    subject,
    hint: 'Open the credential and connect it again. If that is needed often, check that its Scope asks for a refresh token (often offline_access) and that its Client Secret is right.',
  });
}
