import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationKeyApi implements ICredentialType {
  name = 'apiIntegrationKeyApi';

  displayName = 'API Key';

  icon = { light: 'file:../icons/api-key.svg', dark: 'file:../icons/api-key.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/api-key.md';

  properties: INodeProperties[] = credentialProperties('key');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationKeyApi');

  test: ICredentialTestRequest = connectionTest;
}
