import type { Field } from '../../../lib';

/** Where the calls go; all methods have the same address. */
export function pathField(placeholder: string): Field {
  return {
    kind: 'text',
    name: 'path',
    label: 'Path',
    help: "Where the API takes calls: a path below the credential's base URL, or a full URL. A single / stands for the base URL itself.",
    default: '/',
    placeholder,
    required: true,
  };
}
