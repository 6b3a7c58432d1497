import type { GrantType } from './GrantType';

/** RFC 6749, section 4.3. */
export const password: GrantType = {
  grant: 'password',
  label: 'Password',
  help: 'A user name and a password are exchanged for a token; older APIs.',
  fields: [
    {
      kind: 'text',
      name: 'username',
      label: 'User',
      help: 'The user name.',
      default: '',
      placeholder: 'integration@example.com',
      required: true,
    },
    {
      kind: 'text',
      name: 'password',
      label: 'Password',
      help: 'The password; some APIs want a security token behind it.',
      default: '',
      secret: true,
      required: true,
    },
  ],
  blamed: 'Password',
  parts: ({ secrets: { username = '', password: secret = '' } }) => ({
    parameters: { username, password: secret },
  }),
};
