import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationSignedApi implements ICredentialType {
  name = 'apiIntegrationSignedApi';

  displayName = 'Signed Request';

  icon = {
    light: 'file:../icons/signed-request.svg',
    dark: 'file:../icons/signed-request.dark.svg',
  } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/signed-request.md';

  properties: INodeProperties[] = credentialProperties('signed');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationSignedApi');

  test: ICredentialTestRequest = connectionTest;
}
