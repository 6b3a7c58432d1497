import { ApiError } from '../../errors/ApiError';
import type { AuthContext, AuthScheme } from '../AuthScheme';
import { type Grant, renewToken, tokenFields, withToken } from '../oauth2/carryToken';
import { consentFields } from '../oauth2/consentFields';
import { remembersRefusal } from '../oauth2/remembersRefusal';

/**
 * OAuth 2 on behalf of a person (RFC 6749, section 4.1, with PKCE, RFC 7636). The host asks for consent, keeps the
 * tokens and renews them; this scheme knows when.
 */
export const userOAuth2: AuthScheme = {
  label: 'User OAuth2',
  help: 'A person signs in and consents once; the access token is renewed by itself.',
  fields: [...consentFields, ...tokenFields],
  apply: (request, secrets, context) => withToken(request, secrets, context, hostGrant(context)),
  renew: (request, response, secrets, context) =>
    renewToken(request, response, secrets, context, hostGrant(context)),
  sensitiveValues: ({ appSecret = '' }) => [appSecret],
};

function hostGrant(context: AuthContext): Grant {
  const { tokens } = context;
  return async (stale) => {
    if (tokens && stale) return remembersRefusal(context, () => tokens.renew(stale));
    throw new ApiError('TOKEN_REFUSED', {
      subject: 'The credential is not connected yet: nobody has signed in with it',
      hint: 'Open the credential, press "Connect" and sign in.',
    });
  };
}
