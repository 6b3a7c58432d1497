import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationTlsApi implements ICredentialType {
  name = 'apiIntegrationTlsApi';

  displayName = 'TLS Client Certificate';

  icon = {
    light: 'file:../icons/tls-certificate.svg',
    dark: 'file:../icons/tls-certificate.dark.svg',
  } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/tls-client-certificate.md';

  properties: INodeProperties[] = credentialProperties('tls');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationTlsApi');

  test: ICredentialTestRequest = connectionTest;
}
