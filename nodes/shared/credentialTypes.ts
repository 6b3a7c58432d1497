/** The package's credential types: which scheme each stands for. One line a type. */
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

export type CredentialTypeName = keyof typeof credentialTypes;

export function isCredentialType(name: string): name is CredentialTypeName {
  return Object.hasOwn(credentialTypes, name);
}
