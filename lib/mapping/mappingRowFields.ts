import type { Field } from '../plan/Field';
import { valueTypes } from './types/valueTypes';

const moreFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'default',
    label: 'Default',
    help: 'Used when the source has no value; without a source, always.',
    placeholder: 'unknown',
    default: '',
  },
  {
    kind: 'choice',
    name: 'onMissing',
    label: 'On Missing',
    help: 'What happens when the source has no value.',
    default: '',
    choices: [
      {
        value: '',
        label: 'Automatic',
        help: 'The default if there is one; else invalid if required, else left out.',
      },
      { value: 'skip', label: 'Leave Out', help: 'The result does not have the field.' },
      { value: 'null', label: 'Set to Null', help: 'The field is there, without a value.' },
      { value: 'default', label: 'Use Default', help: 'The default of this row.' },
      { value: 'reject', label: 'Reject Item', help: 'The item is invalid.' },
    ],
  },
  {
    kind: 'choice',
    name: 'onError',
    label: 'On Invalid',
    help: 'What happens when the value does not fit the type.',
    default: 'reject',
    choices: [
      { value: 'reject', label: 'Reject Item', help: 'The item is invalid.' },
      { value: 'null', label: 'Set to Null', help: 'The field is there, without a value.' },
      { value: 'default', label: 'Use Default', help: 'The default of this row.' },
      { value: 'skip', label: 'Leave Out', help: 'The result does not have the field.' },
    ],
  },
  {
    kind: 'text',
    name: 'note',
    label: 'Note',
    help: 'For the people who read this mapping later.',
    placeholder: 'CRM calls this "e-mail 1"',
    default: '',
  },
];

/** The columns of a mapping's rows; `rowsToDocument` reads what they hold. */
export const mappingRowFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'target',
    label: 'Target',
    help: 'The field to fill; dots and positions lead into objects and lists.',
    placeholder: 'ContactEmail',
    default: '',
    required: true,
  },
  {
    kind: 'path',
    name: 'source',
    label: 'Source',
    help: 'The field to take: drag it here from the input panel. Or JSONata, such as first & " " & last.',
    placeholder: 'user.email',
    default: '',
  },
  {
    kind: 'choice',
    name: 'type',
    label: 'Type',
    help: 'What the value has to be; it is converted where that is safe.',
    default: 'any',
    choices: valueTypes.entries.map(([value, { label, help }]) => ({ value, label, help })),
  },
  {
    kind: 'switch',
    name: 'required',
    label: 'Required',
    help: 'Whether items without this value are invalid.',
    default: false,
  },
  {
    kind: 'options',
    name: 'more',
    label: 'More',
    help: 'What is needed now and then.',
    fields: moreFields,
  },
];
