import { type Field, mappingRowFields } from '../../../lib';

/**
 * How a form describes what is sent for each item, in the Field Mapper's three ways; `readMappingForm` reads it.
 *
 * @param when the values of the form with which it is shown
 */
export function mappingFormFields(when: NonNullable<Field['showWhen']>): readonly Field[] {
  return [
    {
      kind: 'choice',
      name: 'mapBy',
      label: 'Map By',
      help: 'How the mapping is written down. Items that do not satisfy it are not sent.',
      default: 'fields',
      choices: [
        { value: 'fields', label: 'Fields', help: 'One row for each field' },
        { value: 'expression', label: 'JSONata', help: 'One expression that makes the whole object' },
        { value: 'document', label: 'Mapping Document', help: 'JSON, as the Field Mapper node makes it' },
      ],
      showWhen: when,
    },
    {
      kind: 'rows',
      name: 'mapRows',
      label: 'Mapped Fields',
      help: 'One row for each field to send. Drag a field from the input panel onto Source.',
      rowLabel: 'Field',
      sortable: true,
      fields: mappingRowFields,
      showWhen: { ...when, mapBy: ['fields'] },
    },
    {
      kind: 'expression',
      name: 'mapExpression',
      label: 'Expression',
      help: 'JSONata that makes the object to send. $item is the item, $index its number.',
      default: '{\n  "email": user_email,\n  "name": first_name & " " & last_name\n}',
      rows: 8,
      showWhen: { ...when, mapBy: ['expression'] },
    },
    {
      kind: 'json',
      name: 'mapDocument',
      label: 'Mapping Document (JSON)',
      help: 'A mapping document; "Document Mapping" of the Field Mapper node makes one of a form.',
      default:
        '{\n  "version": 1,\n  "fields": [\n    { "target": "email", "source": "user_email", "format": "email", "required": true }\n  ]\n}',
      showWhen: { ...when, mapBy: ['document'] },
    },
  ];
}

/** The parameters of these fields. */
export const mappingFormNames = ['mapBy', 'mapRows', 'mapExpression', 'mapDocument'] as const;
