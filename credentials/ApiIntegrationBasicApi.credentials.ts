import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationBasicApi implements ICredentialType {
  name = 'apiIntegrationBasicApi';

  displayName = 'Basic Auth';

  icon = { light: 'file:../icons/basic-auth.svg', dark: 'file:../icons/basic-auth.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/basic-auth.md';

  properties: INodeProperties[] = credentialProperties('basic');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationBasicApi');

  test: ICredentialTestRequest = connectionTest;
}
