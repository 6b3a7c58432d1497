import type { Field } from '../../plan/Field';
import { identityFields } from '../tls/identityFields';

const named = { wsSecurity: ['usernameToken', 'both'] } as const;
const signing = { wsSecurity: ['signature', 'both'] } as const;
const folded = { moreSettings: [true] } as const;

const usernameFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'username',
    label: 'User',
    help: 'The user name.',
    default: '',
    required: true,
    showWhen: named,
  },
  {
    kind: 'text',
    name: 'password',
    label: 'Password',
    help: 'The password.',
    default: '',
    secret: true,
    showWhen: named,
  },
  {
    kind: 'choice',
    name: 'passwordType',
    label: 'Password As',
    help: 'Which of the two the service asks for.',
    default: 'text',
    choices: [
      { value: 'text', label: 'Text', help: 'PasswordText: as it is; use it with https only' },
      { value: 'digest', label: 'Digest', help: 'PasswordDigest: hashed with a nonce and the time' },
    ],
    showWhen: named,
  },
];

const foldedFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'signatureAlgorithm',
    label: 'Signature Algorithm',
    help: 'With which the envelope is signed.',
    default: 'rsa-sha256',
    choices: [
      { value: 'rsa-sha256', label: 'RSA with SHA-256' },
      { value: 'rsa-sha512', label: 'RSA with SHA-512' },
      { value: 'rsa-sha1', label: 'RSA with SHA-1', help: 'Old services only' },
    ],
    showWhen: { ...folded, ...signing },
  },
  {
    kind: 'choice',
    name: 'keyReference',
    label: 'Certificate Is Named By',
    help: 'How the signature tells the service which certificate it was made with.',
    default: 'token',
    choices: [
      { value: 'token', label: 'The Certificate Itself', help: 'BinarySecurityToken' },
      { value: 'issuerSerial', label: 'Issuer and Serial Number', help: 'X509IssuerSerial' },
    ],
    showWhen: { ...folded, ...signing },
  },
  {
    kind: 'text',
    name: 'signedHeaders',
    label: 'Signed Headers',
    help: 'Other header blocks to sign, by their names; body, timestamp and user name always are.',
    default: '',
    placeholder: 'To, Action, MessageID',
    showWhen: { ...folded, ...signing },
  },
  {
    kind: 'switch',
    name: 'addTimestamp',
    label: 'Timestamp',
    help: 'Whether the envelope says when it was made and until when it counts.',
    default: true,
    showWhen: folded,
  },
  {
    kind: 'number',
    name: 'timestampSeconds',
    label: 'Timestamp Lasts (Seconds)',
    help: 'After that the service refuses the envelope.',
    default: 300,
    min: 1,
    showWhen: folded,
  },
  {
    kind: 'switch',
    name: 'mustUnderstand',
    label: 'Must Understand',
    help: 'Whether the service has to refuse an envelope whose security header it does not know.',
    default: true,
    showWhen: folded,
  },
  {
    kind: 'text',
    name: 'httpUser',
    label: 'HTTP User',
    help: 'For services that want HTTP Basic as well, in front of the envelope.',
    default: '',
    showWhen: folded,
  },
  {
    kind: 'text',
    name: 'httpPassword',
    label: 'HTTP Password',
    help: 'The password for HTTP Basic.',
    default: '',
    secret: true,
    showWhen: folded,
  },
];

/** What the form asks for WS-Security. */
export const wsSecurityFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'wsSecurity',
    label: 'Security',
    help: "What the service's policy asks for.",
    default: 'usernameToken',
    choices: [
      { value: 'usernameToken', label: 'User Name', help: 'UsernameToken' },
      { value: 'signature', label: 'Signature', help: 'An X.509 certificate signs the envelope' },
      { value: 'both', label: 'User Name and Signature' },
    ],
  },
  ...usernameFields,
  ...identityFields.map((field) => ({ ...field, showWhen: { ...field.showWhen, ...signing } })),
  ...foldedFields,
];
