import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationTokenApi implements ICredentialType {
  name = 'apiIntegrationTokenApi';

  displayName = 'API Token';

  icon = { light: 'file:../icons/api-token.svg', dark: 'file:../icons/api-token.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/api-token.md';

  properties: INodeProperties[] = credentialProperties('token');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationTokenApi');

  test: ICredentialTestRequest = connectionTest;
}
