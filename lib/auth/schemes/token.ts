import { type AuthScheme, withHeader } from '../AuthScheme';

/** A token in a header, by default `Authorization: Bearer <token>` (RFC 6750, section 2.1). */
export const token: AuthScheme = {
  label: 'API Token',
  help: 'A token sent in a header, usually "Authorization: Bearer …".',
  fields: [
    {
      kind: 'text',
      name: 'token',
      label: 'Token',
      help: 'The token, as the API gave it to you, without "Bearer".',
      default: '',
      secret: true,
      required: true,
    },
    {
      kind: 'text',
      name: 'tokenPrefix',
      label: 'Prefix',
      help: 'The word before the token. GitHub also takes "token"; empty it for APIs that want the bare token.',
      default: 'Bearer',
      placeholder: 'Bearer',
    },
    {
      kind: 'text',
      name: 'tokenHeader',
      label: 'Header',
      help: 'The header that carries the token.',
      default: 'Authorization',
      placeholder: 'X-Auth-Token',
    },
  ],
  apply(request, { token: value = '', tokenPrefix = 'Bearer', tokenHeader }) {
    return withHeader(request, tokenHeader || 'Authorization', `${tokenPrefix} ${value}`.trim());
  },
  sensitiveValues: ({ token: value = '' }) => [value],
};
