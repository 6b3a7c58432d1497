import { type Field, mappingRowFields } from '../../lib';

export const modeField: Field = {
  kind: 'choice',
  name: 'mode',
  label: 'Mapping',
  help: 'How the mapping is written down.',
  default: 'fields',
  choices: [
    { value: 'fields', label: 'Fields', help: 'One row for each target field' },
    { value: 'expression', label: 'JSONata', help: 'One expression that makes the whole item' },
  ],
};

export const rowsField: Field = {
  kind: 'rows',
  name: 'mapping',
  label: 'Fields',
  help: 'One row for each field of the new item. Drag a field from the input panel onto Source.',
  rowLabel: 'Field',
  sortable: true,
  fields: mappingRowFields,
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
  showWhen: { mode: ['fields'] },
};

export const invalidField: Field = {
  kind: 'choice',
  name: 'invalid',
  label: 'Invalid Items',
  help: 'What happens to an item when a value is missing or does not fit.',
  default: 'output',
  choices: [
    { value: 'output', label: 'To Second Output', help: 'With a list of what is wrong with each field' },
    { value: 'null', label: 'Null the Field', help: 'The item goes on; the field is null' },
    { value: 'stop', label: 'Stop', help: 'The item fails, as the node\'s "On Error" setting says' },
  ],
};

export const optionFields: readonly Field[] = [
  {
    kind: 'switch',
    name: 'keepFiles',
    label: 'Keep Files',
    help: 'Whether the files of an item go along.',
    default: true,
  },
  {
    kind: 'number',
    name: 'timeLimit',
    label: 'Time Limit per Item (Seconds)',
    help: 'An expression that takes longer is stopped, and the item fails.',
    default: 1,
    min: 0.01,
    max: 60,
  },
];
