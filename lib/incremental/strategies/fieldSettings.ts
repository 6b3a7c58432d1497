import type { Field } from '../../plan/Field';
import { placeField } from '../../plan/placeField';

/** Settings of the strategy that goes by a field of the records. */
export const fieldSettings: readonly Field[] = [
  {
    kind: 'path',
    name: 'field',
    label: 'Record Field',
    help: 'Path of the field that grows: a time of change, a number or an id. Empty: found automatically (updated_at and the like).',
    default: '',
    placeholder: 'updated_at',
  },
  {
    kind: 'text',
    name: 'parameter',
    label: 'Parameter',
    help: 'Name of the parameter that asks for what is newer; a path for a field of the body. Empty: the API cannot filter, so everything is read and only the new is delivered.',
    default: '',
    placeholder: 'updated_since',
  },
  placeField('filters[0].value', false),
  {
    kind: 'text',
    name: 'template',
    label: 'Value Template',
    help: 'What the parameter holds; {value} stands for the remembered value.',
    default: '{value}',
    placeholder: 'lastModifiedDateTime ge {value}',
  },
  {
    kind: 'choice',
    name: 'format',
    label: 'Time Format',
    help: 'How the parameter writes a time. Unix times in the records count as times only when one is chosen.',
    default: 'auto',
    choices: [
      { value: 'auto', label: 'Automatic', help: 'As the records write it' },
      { value: 'iso', label: 'ISO 8601', help: '2026-01-31T12:00:00Z' },
      { value: 'unix', label: 'Unix Seconds' },
      { value: 'unixMs', label: 'Unix Milliseconds' },
    ],
  },
  {
    kind: 'number',
    name: 'lookback',
    label: 'Look Back (Seconds)',
    help: 'Asks for this much before the highest time again, for records that appear late; those already delivered are left out.',
    default: 60,
    min: 0,
  },
  {
    kind: 'path',
    name: 'key',
    label: 'Key Field',
    help: 'Path of the field that tells records apart. Empty: id and the like, else the whole record.',
    default: '',
    placeholder: 'id',
  },
  {
    kind: 'text',
    name: 'since',
    label: 'Start From',
    help: 'Where the first run begins, written as the API wants it. Empty: at the very beginning.',
    default: '',
    placeholder: '2026-01-01T00:00:00Z',
  },
];
