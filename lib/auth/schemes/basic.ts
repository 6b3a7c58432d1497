import { type AuthScheme, type Secrets, withHeader } from '../AuthScheme';
import { basicCredentials, basicValue } from '../basicValue';
import { applyDigest, takeChallenge } from '../digest/digest';

/** HTTP Basic (RFC 7617) and Digest authentication (RFC 7616), user name and password in UTF-8. */
export const basic: AuthScheme = {
  label: 'Basic Auth',
  help: 'A user name and a password, sent as they are (Basic) or hashed with what the server asks (Digest).',
  fields: [
    {
      kind: 'text',
      name: 'username',
      label: 'User',
      help: 'The user name. Some APIs want a key here and leave the password empty.',
      default: '',
      required: true,
    },
    { kind: 'text', name: 'password', label: 'Password', help: 'The password.', default: '', secret: true },
    {
      kind: 'choice',
      name: 'method',
      label: 'Method',
      help: 'What the API asks for in its WWW-Authenticate header. Most take Basic.',
      default: 'basic',
      choices: [
        { value: 'basic', label: 'Basic' },
        { value: 'digest', label: 'Digest', help: 'MD5, SHA-256 or SHA-512-256, as the server says' },
      ],
    },
  ],
  apply: (request, secrets, { memory }) =>
    isDigest(secrets)
      ? applyDigest(request, secrets, memory)
      : withHeader(request, 'Authorization', basicValue(secrets)),
  renew: (request, response, secrets, { memory }) =>
    isDigest(secrets) && takeChallenge(request, response, memory),
  sensitiveValues: (secrets) => [secrets.password ?? '', basicCredentials(secrets)],
};

function isDigest({ method }: Secrets): boolean {
  return method === 'digest';
}
