import { type AuthScheme, type Secrets, withHeader } from '../AuthScheme';

/** HTTP Basic authentication (RFC 7617), user name and password in UTF-8. */
export const basic: AuthScheme = {
  label: 'Basic Auth',
  help: 'A user name and a password.',
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
  ],
  apply: (request, secrets) => withHeader(request, 'Authorization', `Basic ${encoded(secrets)}`),
  sensitiveValues: (secrets) => [secrets.password ?? '', encoded(secrets)],
};

function encoded({ username = '', password = '' }: Secrets): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}
