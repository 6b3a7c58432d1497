import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationSessionApi implements ICredentialType {
  name = 'apiIntegrationSessionApi';

  displayName = 'Session Login';

  icon = { light: 'file:../icons/session-login.svg', dark: 'file:../icons/session-login.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/session-login.md';

  properties: INodeProperties[] = credentialProperties('session');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationSessionApi');

  test: ICredentialTestRequest = connectionTest;
}
