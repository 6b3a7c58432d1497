import type { ConnectionErrorMeaning } from './connectionErrorMeanings';

const renew =
  'Ask whoever runs the server to renew it, and check the clock of the machine that runs n8n. Only for tests: switch on "Ignore SSL Issues" in the node\'s options.';

const certificate = (words: string, hint?: string): ConnectionErrorMeaning => ({
  code: 'TLS_FAILURE',
  subject: ({ authority }) => `The certificate of ${authority} ${words}`,
  hint,
});

const handshake = (words: string, hint?: string): ConnectionErrorMeaning => ({
  code: 'TLS_FAILURE',
  subject: ({ authority }) => `${authority} ${words}`,
  hint,
});

const plainText = handshake(
  'does not speak TLS on this port',
  'Write http:// instead of https://, or use the port on which the server speaks HTTPS.',
);
const wantsCertificate = handshake(
  'asks for a client certificate',
  "Add a client certificate to the credential, or ask the API's operator which one it accepts.",
);
const otherVersion = handshake(
  'speaks no version of TLS that this machine accepts',
  "Ask the API's operator to offer TLS 1.2 or later; where the credential has a Minimum TLS Version, lower that.",
);

/** Certificates and handshakes: OpenSSL's codes (X509_V_ERR_* and SSL reasons) and node:tls's own. */
export const tlsErrorMeanings: Readonly<Record<string, ConnectionErrorMeaning>> = {
  CERT_HAS_EXPIRED: certificate('has expired', renew),
  CERT_NOT_YET_VALID: certificate('is not valid yet', renew),
  CERT_REVOKED: certificate('has been revoked', renew),
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate('is self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: certificate('comes from a private authority that this machine does not trust'),
  UNABLE_TO_GET_ISSUER_CERT: certificate('comes from an authority that this machine does not know'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate('comes from an authority that this machine does not know'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate(
    'comes from an authority that this machine does not know, or the server does not send the certificates in between',
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: 'TLS_FAILURE',
    subject: ({ hostname }, error) =>
      `The certificate of ${hostname} was issued for another name${namesOf(error)}`,
    hint: 'Use the name that the certificate is for in the base URL. Only for tests: switch on "Ignore SSL Issues" in the node\'s options.',
  },
  ERR_SSL_WRONG_VERSION_NUMBER: plainText,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainText,
  ERR_SSL_RECORD_LAYER_FAILURE: plainText,
  ERR_SSL_UNKNOWN_PROTOCOL: plainText,
  ERR_SSL_HTTP_REQUEST: plainText,
  ERR_SSL_UNSUPPORTED_PROTOCOL: otherVersion,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: otherVersion,
  ERR_SSL_SSL_TLSV1_ALERT_PROTOCOL_VERSION: otherVersion,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: wantsCertificate,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: wantsCertificate,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: wantsCertificate,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: handshake(
    'ended the TLS handshake: it shares no cipher with this machine, or asks for a client certificate',
  ),
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: handshake('does not serve this host name'),
};

function namesOf(error: Error): string {
  const names = (error as { cert?: { subjectaltname?: unknown } }).cert?.subjectaltname;
  return typeof names === 'string' && names !== '' ? ` (${names.replace(/DNS:/g, '').slice(0, 200)})` : '';
}
