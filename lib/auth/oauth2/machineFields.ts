import type { Field } from '../../plan/Field';
import { clientAuthentications } from './clients/clientAuthentications';
import { grantTypes, unsignedGrants } from './grants/grantTypes';
import { jwtFields, keyFields } from './jwt/jwtFields';
import { tokenFields } from './carryToken';

const folded = { moreSettings: [true] };

const serverFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'tokenServer',
    label: 'Token Server',
    help: 'How the server that grants tokens is found.',
    default: 'url',
    choices: [
      { value: 'url', label: 'By Token URL' },
      {
        value: 'issuer',
        label: 'By Issuer',
        help: 'the token URL is read from its metadata (OpenID Connect Discovery)',
      },
    ],
  },
  {
    kind: 'text',
    name: 'tokenUrl',
    label: 'Token URL',
    help: 'Where tokens are granted, often called token endpoint. The client secret goes there and nowhere else.',
    default: '',
    placeholder: 'https://login.example.com/oauth2/token',
    required: true,
    showWhen: { tokenServer: ['url'] },
  },
  {
    kind: 'text',
    name: 'issuerUrl',
    label: 'Issuer URL',
    help: 'Address of the authorization server, without /.well-known.',
    default: '',
    placeholder: 'https://login.example.com',
    required: true,
    showWhen: { tokenServer: ['issuer'] },
  },
];

const authenticationField = {
  kind: 'choice',
  label: 'Client Authentication',
  help: 'How the client proves to the token server who it is.',
  choices: clientAuthentications.entries.map(([value, { label, help }]) => ({ value, label, help })),
} as const;

const withSecret = ['basic', 'post', 'clientSecretJwt'];

const secretField = {
  kind: 'text',
  name: 'clientSecret',
  label: 'Client Secret',
  help: "The client's secret.",
  default: '',
  secret: true,
  required: true,
} as const;

const clientFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'clientId',
    label: 'Client ID',
    help: "The client's name at the authorization server; for Google the address of the service account.",
    default: '',
    placeholder: 'my-integration',
    required: true,
  },
  {
    ...authenticationField,
    name: 'clientAuthentication',
    default: 'basic',
    showWhen: { grant: unsignedGrants },
  },
  {
    ...authenticationField,
    name: 'jwtClientAuthentication',
    // The assertion says who the client is; few servers ask for more.
    default: 'none',
    showWhen: { grant: ['jwtBearer'] },
  },
  { ...secretField, showWhen: { grant: unsignedGrants, clientAuthentication: withSecret } },
  { ...secretField, showWhen: { grant: ['jwtBearer'], jwtClientAuthentication: withSecret } },
  ...keyFields,
];

const scopeFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'scope',
    label: 'Scope',
    help: 'What the token shall allow, separated by spaces. Empty: what the server gives by default.',
    default: '',
    placeholder: 'contacts.read contacts.write',
  },
];

const foldedFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'audience',
    label: 'Audience',
    help: 'The API that the token is for, where the server asks for an "audience" (Auth0).',
    default: '',
    placeholder: 'https://api.example.com',
    showWhen: folded,
  },
  {
    kind: 'text',
    name: 'resource',
    label: 'Resource',
    help: 'The API that the token is for, where the server asks for a "resource" (RFC 8707).',
    default: '',
    placeholder: 'https://api.example.com',
    showWhen: folded,
  },
  {
    kind: 'text',
    name: 'tokenParameters',
    label: 'Token Parameters',
    help: 'Other parameters of the token request, one "name=value" a line.',
    default: '',
    placeholder: 'account_id=12345',
    rows: 2,
    showWhen: folded,
  },
  ...jwtFields,
];

const grantFields = grantTypes.entries.flatMap(([grant, { fields }]) =>
  fields.map((field): Field => ({ ...field, showWhen: { grant: [grant] } })),
);

/** What the form of Machine OAuth2 asks for. */
export const machineFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'grant',
    label: 'Grant',
    help: "How a token is asked for; the API's documentation names it.",
    default: 'clientCredentials',
    choices: grantTypes.entries.map(([value, { label, help }]) => ({ value, label, help })),
  },
  ...serverFields,
  ...clientFields,
  ...grantFields,
  ...scopeFields,
  ...foldedFields,
  ...tokenFields,
];
