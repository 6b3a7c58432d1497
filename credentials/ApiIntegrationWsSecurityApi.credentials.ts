import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationWsSecurityApi implements ICredentialType {
  name = 'apiIntegrationWsSecurityApi';

  displayName = 'WS-Security';

  icon = { light: 'file:../icons/ws-security.svg', dark: 'file:../icons/ws-security.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/ws-security.md';

  properties: INodeProperties[] = credentialProperties('wsSecurity');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationWsSecurityApi');

  test: ICredentialTestRequest = connectionTest;
}
