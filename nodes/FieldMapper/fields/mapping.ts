import { type Choice, type Field, groupedRowFields } from '../../../lib';

const choices: Readonly<Record<string, Choice>> = {
  fields: { value: 'fields', label: 'Fields', help: 'One row for each target field' },
  target: {
    value: 'target',
    label: 'Target Fields',
    help: 'The fields of a sample, a JSON Schema or an API operation, listed',
  },
  expression: { value: 'expression', label: 'JSONata', help: 'One expression that makes the whole item' },
  document: {
    value: 'document',
    label: 'Mapping Document',
    help: 'JSON that is kept elsewhere: pasted here, at a URL or in a file',
  },
  secondInput: {
    value: 'secondInput',
    label: 'From Second Input',
    help: 'Rows of a table, a sheet or a database, one row a field',
  },
  schema: { value: 'schema', label: 'JSON Schema', help: 'Draft-07 or 2020-12' },
};

const mode = (...names: string[]): Field => ({
  kind: 'choice',
  name: 'mode',
  label: 'Mapping',
  help: 'How the mapping is written down. It is read anew on each run.',
  default: names[0]!,
  choices: names.map((name) => choices[name]!),
});

export const modeField = mode('fields', 'target', 'expression', 'document', 'secondInput');

export const validateModeField: Field = {
  ...mode('schema', 'fields', 'document', 'secondInput'),
  label: 'Check By',
  help: 'What items have to satisfy. Rows check what they would map.',
};

export const rowsField: Field = {
  kind: 'rows',
  name: 'mapping',
  label: 'Fields',
  help: 'One row for each field of the new item. Drag a field from the input panel onto Source.',
  rowLabel: 'Field',
  sortable: true,
  fields: groupedRowFields,
  showWhen: { mode: ['fields'] },
};

export const expressionField: Field = {
  kind: 'expression',
  name: 'expression',
  label: 'Expression',
  help: 'JSONata that makes the new item; a list makes several. $item is the item, $index its number.',
  default: '{\n  "ContactEmail": user_email,\n  "FullName": first_name & " " & last_name\n}',
  rows: 10,
  showWhen: { mode: ['expression'] },
};

export const schemaField: Field = {
  kind: 'json',
  name: 'schema',
  label: 'JSON Schema',
  help: 'What an item has to be. References lead to its own "$defs" only.',
  default: '{\n  "type": "object",\n  "required": ["email"]\n}',
  showWhen: { mode: ['schema'] },
};

export const unmappedField: Field = {
  kind: 'choice',
  name: 'unmapped',
  label: 'Unmapped Fields',
  help: 'What happens to fields of the input that no row uses.',
  default: 'drop',
  choices: [
    { value: 'drop', label: 'Drop' },
    { value: 'keep', label: 'Keep' },
  ],
  showWhen: { mode: ['fields', 'target', 'secondInput'] },
};

const output: Choice = {
  value: 'output',
  label: 'To Second Output',
  help: 'With a list of what is wrong with each field',
};
const stop: Choice = {
  value: 'stop',
  label: 'Stop',
  help: 'The item fails, as the node\'s "On Error" setting says',
};

export const invalidField: Field = {
  kind: 'choice',
  name: 'invalid',
  label: 'Invalid Items',
  help: 'What happens to an item when a value is missing or does not fit.',
  default: 'output',
  choices: [
    output,
    { value: 'null', label: 'Null the Field', help: 'The item goes on; the field is null' },
    stop,
  ],
};

/** Items that are only checked are not changed. */
export const invalidWhenCheckedField: Field = { ...invalidField, choices: [output, stop] };
