import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from './shared/authenticateWith';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';

export class ApiIntegrationMachineOAuth2Api implements ICredentialType {
  name = 'apiIntegrationMachineOAuth2Api';

  displayName = 'Machine OAuth2';

  icon = {
    light: 'file:../icons/machine-oauth2.svg',
    dark: 'file:../icons/machine-oauth2.dark.svg',
  } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/machine-oauth2.md';

  properties: INodeProperties[] = credentialProperties('machineOAuth2');

  authenticate: IAuthenticate = authenticateWith('apiIntegrationMachineOAuth2Api');

  test: ICredentialTestRequest = connectionTest;
}
