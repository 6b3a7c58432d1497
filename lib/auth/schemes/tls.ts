import type { AuthScheme } from '../AuthScheme';
import { tlsFields } from '../tls/tlsFields';

/** A client certificate (RFC 8446, section 4.4.2). The connection shows it; nothing is put on requests. */
export const tls: AuthScheme = {
  label: 'TLS Client Certificate',
  help: 'A certificate that the connection shows to the server ("mutual TLS"), alone or besides any other way.',
  fields: tlsFields,
  apply: (request) => request,
  sensitiveValues: ({ privateKey = '', pfx = '', passphrase = '' }) => [privateKey, pfx, passphrase],
};
