import type { Field } from '../../plan/Field';

/** What a host's consent flow needs to know, in the order in which an API's documentation tells it. */
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
    help: 'Where tokens are got and renewed. The client secret goes there and nowhere else.',
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
  {
    kind: 'choice',
    name: 'secretPlacement',
    label: 'Client Authentication',
    help: 'How the app proves to the token URL which one it is.',
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
