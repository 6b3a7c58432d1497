import type { Field } from '../../../plan/Field';
import { unsignedGrants } from '../grants/grantTypes';
import { rsaAlgorithms } from './algorithm';

type When = Readonly<Record<string, ReadonlyArray<string | boolean>>>;

const folded: When = { moreSettings: [true] };

/** Shown wherever something is signed with the private key: by the grant, or by the client's authentication. */
const whereSigned = (field: Field, more: When = {}): Field[] => [
  { ...field, showWhen: { grant: ['jwtBearer'], ...more } },
  { ...field, showWhen: { grant: unsignedGrants, clientAuthentication: ['privateKeyJwt'], ...more } },
];

/** What signs. */
export const keyFields: readonly Field[] = [
  ...whereSigned({
    kind: 'text',
    name: 'privateKey',
    label: 'Private Key',
    help: 'PEM text of the key that signs, without a passphrase.',
    default: '',
    placeholder: '-----BEGIN PRIVATE KEY-----',
    secret: true,
    required: true,
  }),
];

/** What few servers ask for about that which is signed; shown under More Settings. */
export const jwtFields: readonly Field[] = [
  ...whereSigned(
    {
      kind: 'text',
      name: 'jwtKeyId',
      label: 'Key ID',
      help: 'The name under which the server knows the key ("kid").',
      default: '',
      placeholder: '2024-key-1',
    },
    folded,
  ),
  ...whereSigned(
    {
      kind: 'choice',
      name: 'jwtAlgorithm',
      label: 'Algorithm',
      help: 'How the key signs.',
      default: 'automatic',
      choices: [
        { value: 'automatic', label: 'Automatic', help: 'RS256 for RSA keys, else what fits the key' },
        ...rsaAlgorithms.map((value) => ({ value, label: value })),
      ],
    },
    folded,
  ),
  ...whereSigned(
    {
      kind: 'text',
      name: 'jwtCertificate',
      label: "Key's Certificate",
      help: "PEM text of the key's certificate, where the server knows the key by its thumbprint (Microsoft Entra).",
      default: '',
      placeholder: '-----BEGIN CERTIFICATE-----',
      rows: 3,
    },
    folded,
  ),
  ...whereSigned(
    {
      kind: 'text',
      name: 'jwtAudience',
      label: 'JWT Audience',
      help: 'The "aud" of what is signed. Empty: the token URL.',
      default: '',
      placeholder: 'https://login.example.com',
    },
    folded,
  ),
  ...whereSigned(
    {
      kind: 'json',
      name: 'jwtClaims',
      label: 'JWT Claims',
      help: 'Further claims of what is signed, as a JSON object.',
      default: '',
    },
    folded,
  ),
];
