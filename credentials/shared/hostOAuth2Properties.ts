import type { INodeProperties } from 'n8n-workflow';

/**
 * n8n's own fields, filled from ours: it lists those of a type that is extended before the type's own, and the base
 * URL has to come first. It also throws away what is stored under `scope` when its fixed list does not know the type.
 */
export const hostOAuth2Properties: INodeProperties[] = [
  hidden('grantType', 'Grant Type', 'flow'),
  hidden('authUrl', 'Authorization URL', 'authorizationUrl'),
  hidden('accessTokenUrl', 'Access Token URL', 'tokenUrl'),
  hidden('clientId', 'Client ID', 'appId'),
  { ...hidden('clientSecret', 'Client Secret', 'appSecret'), typeOptions: { password: true } },
  hidden('scope', 'Scope', 'scopes'),
  hidden('authQueryParameters', 'Authorization Parameters', 'consentParameters'),
  hidden('authentication', 'Authentication', 'secretPlacement'),
];

function hidden(name: string, displayName: string, source: string): INodeProperties {
  return { displayName, name, type: 'hidden', default: `={{$self["${source}"]}}` };
}
