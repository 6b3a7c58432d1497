import type { INodeProperties } from 'n8n-workflow';
import type { Field } from '../../lib';

/** What n8n's consent flow needs to know, in the order in which an API's documentation tells it. */
export const consentFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'authorizationUrl',
    label: 'Authorization URL',
    help: 'Where people sign in and consent.',
    default: '',
    placeholder: 'https://login.example.com/oauth2/authorize',
    required: true,
  },
  {
    kind: 'text',
    name: 'tokenUrl',
    label: 'Token URL',
    help: 'Where n8n gets and renews tokens. The client secret goes there and nowhere else.',
    default: '',
    placeholder: 'https://login.example.com/oauth2/token',
    required: true,
  },
  {
    kind: 'text',
    name: 'appId',
    label: 'Client ID',
    help: 'The name of the app that you have registered with the API.',
    default: '',
    placeholder: 'my-integration',
    required: true,
  },
  {
    kind: 'text',
    name: 'appSecret',
    label: 'Client Secret',
    help: "The app's secret. Apps that PKCE alone protects have none.",
    default: '',
    secret: true,
  },
  {
    kind: 'text',
    name: 'scopes',
    label: 'Scope',
    help: 'What the app may do, separated by spaces. Many APIs give no refresh token without a scope such as offline_access.',
    default: '',
    placeholder: 'contacts.read offline_access',
  },
];

/** What few APIs need; shown under More Settings. */
export const foldedConsentFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'flow',
    label: 'Consent Flow',
    help: 'PKCE does no harm where a server does not know it.',
    default: 'pkce',
    choices: [
      { value: 'pkce', label: 'Authorization Code With PKCE' },
      { value: 'authorizationCode', label: 'Authorization Code', help: 'for servers that refuse PKCE' },
    ],
    showWhen: { moreSettings: [true] },
  },
  {
    kind: 'choice',
    name: 'secretPlacement',
    label: 'Client Authentication',
    help: 'How n8n proves to the token URL which app it is.',
    default: 'header',
    choices: [
      { value: 'header', label: 'Secret in the Header', help: 'client_secret_basic' },
      { value: 'body', label: 'Secret in the Body', help: 'client_secret_post' },
    ],
    showWhen: { moreSettings: [true] },
  },
  {
    kind: 'text',
    name: 'consentParameters',
    label: 'Authorization Parameters',
    help: 'Added to the Authorization URL, where an API needs them to give a refresh token.',
    default: '',
    placeholder: 'access_type=offline&prompt=consent',
    showWhen: { moreSettings: [true] },
  },
];

/**
 * n8n's own fields, filled from ours: it lists those of a type that is extended before the type's own, and the base
 * URL has to come first. It also throws away what is stored under `scope` when its fixed list does not know the type.
 */
export const hostProperties: INodeProperties[] = [
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
