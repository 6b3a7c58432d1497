import type { Field } from '../../plan/Field';
import { identityFields } from './identityFields';

const folded = { showWhen: { moreSettings: [true] } } as const;

/** What the form asks for a client certificate. */
export const tlsFields: readonly Field[] = [
  ...identityFields,
  {
    kind: 'choice',
    name: 'minTlsVersion',
    label: 'Minimum TLS Version',
    help: 'Servers that speak nothing newer are refused.',
    default: 'TLSv1.2',
    choices: [
      { value: 'TLSv1.2', label: 'TLS 1.2' },
      { value: 'TLSv1.3', label: 'TLS 1.3' },
    ],
    ...folded,
  },
  {
    kind: 'text',
    name: 'serverName',
    label: 'Server Name',
    help: "The name to ask the server for, and to expect in its certificate, when it is not the base URL's.",
    default: '',
    placeholder: 'api.internal.example.com',
    ...folded,
  },
];
