const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401';

/** Namespaces and type names of Web Services Security 1.0 and its token profiles. */
export const wss = {
  wsse: `${oasis}-wss-wssecurity-secext-1.0.xsd`,
  wsu: `${oasis}-wss-wssecurity-utility-1.0.xsd`,
  passwordText: `${oasis}-wss-username-token-profile-1.0#PasswordText`,
  passwordDigest: `${oasis}-wss-username-token-profile-1.0#PasswordDigest`,
  base64: `${oasis}-wss-soap-message-security-1.0#Base64Binary`,
  x509: `${oasis}-wss-x509-token-profile-1.0#X509v3`,
} as const;

export const soapNamespaces = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
] as const;
