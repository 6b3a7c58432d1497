import type { INodeProperties } from 'n8n-workflow';

/**
 * n8n's own fields, filled from ours: it lists those of a type that is extended before the type's own, and the base
 * URL has to come first. It also throws away what is stored under `scope` when its fixed list does not know the type.
 */
export const hostOAuth2Properties: INodeProperties[] = [
  // The editor offers to connect by the word that stands here, so it cannot be an expression.
  fixed('grantType', 'Grant Type', 'pkce'),
  hidden('authUrl', 'Authorization URL', 'authorizationUrl'),
  hidden('accessTokenUrl', 'Access Token URL', 'tokenUrl'),
  hidden('clientId', 'Client ID', 'appId'),
  { ...hidden('clientSecret', 'Client Secret', 'appSecret'), typeOptions: { password: true } },
  hidden('scope', 'Scope', 'scopes'),
  hidden('authQueryParameters', 'Authorization Parameters', 'consentParameters'),
  hidden('authentication', 'Authentication', 'secretPlacement'),
  fixed('sendAdditionalBodyProperties', 'Send Additional Body Properties', false),
  fixed('additionalBodyProperties', 'Additional Body Properties', ''),
];

function fixed(name: string, displayName: string, value: string | boolean): INodeProperties {
  return { displayName, name, type: 'hidden', default: value };
}

function hidden(name: string, displayName: string, source: string): INodeProperties {
  return { displayName, name, type: 'hidden', default: `={{$self["${source}"]}}` };
}
