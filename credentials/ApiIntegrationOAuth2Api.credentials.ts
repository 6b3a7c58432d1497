import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { connectionTest } from './shared/connectionTest';
import { credentialProperties } from './shared/credentialProperties';
import { hostOAuth2Properties } from './shared/hostOAuth2Properties';

export class ApiIntegrationOAuth2Api implements ICredentialType {
  name = 'apiIntegrationOAuth2Api';

  extends = ['oAuth2Api'];

  displayName = 'User OAuth2';

  icon = { light: 'file:../icons/user-oauth2.svg', dark: 'file:../icons/user-oauth2.dark.svg' } as const;

  documentationUrl =
    'https://github.com/n8n-nodes-api-integration/n8n-nodes-api-integration/blob/main/docs/credentials/user-oauth2.md';

  properties: INodeProperties[] = [...credentialProperties('userOAuth2'), ...hostOAuth2Properties];

  test: ICredentialTestRequest = connectionTest;
}
