import type { Field } from '../../../../lib';

/** Name and value, as query parameters, headers and form fields have them. */
export function pairs(
  name: string,
  label: string,
  rowLabel: string,
  help: string,
  [key, value]: [string, string],
): Field {
  return {
    kind: 'rows',
    name,
    label,
    help,
    rowLabel,
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        help: 'The name, as the API documents it.',
        default: '',
        placeholder: key,
      },
      { kind: 'text', name: 'value', label: 'Value', help: 'The value.', default: '', placeholder: value },
    ],
  };
}
