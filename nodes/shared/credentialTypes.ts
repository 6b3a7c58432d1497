/** The credential types that every API node offers: which scheme each stands for. One line a type. */
export const credentialTypes = {
  apiIntegrationTokenApi: { scheme: 'token', label: 'API Token' },
  apiIntegrationKeyApi: { scheme: 'key', label: 'API Key' },
  apiIntegrationBasicApi: { scheme: 'basic', label: 'Basic Auth' },
  apiIntegrationOAuth2Api: { scheme: 'userOAuth2', label: 'User OAuth2' },
  apiIntegrationMachineOAuth2Api: { scheme: 'machineOAuth2', label: 'Machine OAuth2' },
  apiIntegrationSessionApi: { scheme: 'session', label: 'Session Login' },
  apiIntegrationSignedApi: { scheme: 'signed', label: 'Signed Request' },
  apiIntegrationTlsApi: { scheme: 'tls', label: 'TLS Client Certificate' },
} as const;

/** Those and what only the envelopes of SOAP can carry. */
export const soapCredentialTypes = {
  ...credentialTypes,
  apiIntegrationWsSecurityApi: { scheme: 'wsSecurity', label: 'WS-Security' },
} as const;

/** All of the package's types. */
export const allCredentialTypes = soapCredentialTypes;

export type CredentialTypeName = keyof typeof allCredentialTypes;

export function isCredentialType(name: string): name is CredentialTypeName {
  return Object.hasOwn(allCredentialTypes, name);
}
