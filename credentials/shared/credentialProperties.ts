import type { INodeProperties } from 'n8n-workflow';
import { authSchemes, type Field } from '../../lib';
import { toProperties } from '../../nodes/shared/toProperties';

const connectionFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'baseUrl',
    label: 'Base URL',
    help: 'Address of the API. The secret is only ever sent to this server.',
    default: '',
    placeholder: 'https://api.example.com/v1',
    required: true,
  },
];

const testFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'testPath',
    label: 'Test Path',
    help: 'A path that anyone with this credential may read. The connection test asks for it; without one it asks for the base URL.',
    default: '',
    placeholder: '/me',
  },
  {
    kind: 'switch',
    name: 'moreSettings',
    label: 'More Settings',
    help: 'Whether to set the pace, other trusted servers, headers for every request or a private certificate authority.',
    default: false,
  },
];

const folded = { showWhen: { moreSettings: [true] } } as const;

const moreFields: readonly Field[] = [
  {
    kind: 'number',
    name: 'requestsPerSecond',
    label: 'Requests per Second',
    help: 'Shared by all nodes that use this credential. 0: as fast as the API allows.',
    default: 0,
    min: 0,
    ...folded,
  },
  {
    kind: 'number',
    name: 'burst',
    label: 'Burst',
    help: 'Requests that may go together after a pause, where Requests per Second is set.',
    default: 1,
    min: 1,
    ...folded,
  },
  {
    kind: 'number',
    name: 'maxConcurrency',
    label: 'Requests at the Same Time',
    help: 'At the most, shared by all nodes that use this credential. 0: as many as the API answers well, up to 32.',
    default: 0,
    min: 0,
    ...folded,
  },
  {
    kind: 'number',
    name: 'minConcurrency',
    label: 'Requests at the Same Time, at Least',
    help: 'The number does not fall below this when the API answers slowly. 0: it may fall to one.',
    default: 0,
    min: 0,
    ...folded,
  },
  {
    kind: 'text',
    name: 'allowedOrigins',
    label: 'Allowed Origins',
    help: 'Other servers that may receive the secret, separated by commas; for example one that next links lead to.',
    default: '',
    placeholder: 'https://files.example.com, https://eu.example.com',
    ...folded,
  },
  {
    kind: 'rows',
    name: 'headers',
    label: 'Headers',
    help: 'Sent with every request, such as a version that the API asks for.',
    rowLabel: 'Header',
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        help: "The header's name.",
        default: '',
        placeholder: 'X-Api-Version',
      },
      {
        kind: 'text',
        name: 'value',
        label: 'Value',
        help: "The header's value.",
        default: '',
        placeholder: '2024-10-01',
      },
    ],
    ...folded,
  },
  {
    kind: 'text',
    name: 'caCertificate',
    label: 'CA Certificate',
    help: "PEM text of the authority that signed the server's certificate, when it is a private one.",
    default: '',
    placeholder: '-----BEGIN CERTIFICATE-----',
    rows: 4,
    ...folded,
  },
];

/** A credential form: the base URL, what the scheme asks for, and the folded settings, its own before those of all types. */
export function credentialProperties(scheme: string): INodeProperties[] {
  const { fields } = authSchemes.get(scheme);
  const isFolded = ({ showWhen }: Field) => showWhen?.moreSettings !== undefined;
  return toProperties([
    ...connectionFields,
    ...fields.filter((field) => !isFolded(field)),
    ...testFields,
    ...fields.filter(isFolded),
    ...moreFields,
  ]);
}
