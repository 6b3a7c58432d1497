import type { Field } from '../../plan/Field';

/** What a form asks for a certificate with its private key. */
export const identityFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'certificateFormat',
    label: 'Certificate As',
    help: 'The form in which you were given the certificate and its key.',
    default: 'pem',
    choices: [
      { value: 'pem', label: 'PEM Text', help: 'A certificate and a private key: .pem, .crt and .key files' },
      { value: 'pfx', label: 'PFX File', help: 'Both in one file: .pfx or .p12 (PKCS #12)' },
    ],
  },
  {
    kind: 'text',
    name: 'certificate',
    label: 'Certificate',
    help: 'The whole PEM text; the certificates in between, if there are any, after it.',
    default: '',
    placeholder: '-----BEGIN CERTIFICATE-----',
    rows: 4,
    required: true,
    showWhen: { certificateFormat: ['pem'] },
  },
  {
    kind: 'text',
    name: 'privateKey',
    label: 'Private Key',
    help: 'The whole PEM text of the key that belongs to the certificate. Empty when it stands there as well.',
    default: '',
    placeholder: '-----BEGIN PRIVATE KEY-----',
    secret: true,
    showWhen: { certificateFormat: ['pem'] },
  },
  {
    kind: 'text',
    name: 'pfx',
    label: 'PFX File (Base64)',
    help: 'The content of the file as Base64: what "base64 -w0 client.pfx" prints, or on Windows "[Convert]::ToBase64String([IO.File]::ReadAllBytes(\'client.pfx\'))".',
    default: '',
    secret: true,
    required: true,
    showWhen: { certificateFormat: ['pfx'] },
  },
  {
    kind: 'text',
    name: 'passphrase',
    label: 'Passphrase',
    help: 'Opens the private key or the file. Empty when there is none.',
    default: '',
    secret: true,
  },
];
