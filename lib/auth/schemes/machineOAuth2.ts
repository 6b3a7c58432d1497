import type { AuthContext, AuthScheme, Secrets } from '../AuthScheme';
import { type Grant, renewToken, withToken } from '../oauth2/carryToken';
import { machineFields } from '../oauth2/machineFields';
import { remembersRefusal } from '../oauth2/remembersRefusal';
import { requestToken } from '../oauth2/token/requestToken';

/** OAuth 2 between programs: nobody signs in. Tokens are kept in memory and renewed before they expire. */
export const machineOAuth2: AuthScheme = {
  label: 'Machine OAuth2',
  help: 'A program gets its own access token: client credentials, JWT bearer or password.',
  fields: machineFields,
  apply: (request, secrets, context) => withToken(request, secrets, context, machineGrant(secrets, context)),
  renew: (request, response, secrets, context) =>
    renewToken(request, response, secrets, context, machineGrant(secrets, context)),
  sensitiveValues: ({ clientSecret = '', password = '', privateKey = '' }) => [
    clientSecret,
    password,
    privateKey,
  ],
};

function machineGrant(secrets: Secrets, context: AuthContext): Grant {
  return () => remembersRefusal(context, () => requestToken(secrets, context));
}
