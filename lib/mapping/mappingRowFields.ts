import type { Choice, Field } from '../plan/Field';
import { valueFormats } from './formats/valueFormats';
import { aggregates } from './groups/aggregates';
import { valueTypes } from './types/valueTypes';

const outcomes: readonly Choice[] = [
  { value: 'skip', label: 'Leave Out', help: 'The result does not have the field.' },
  { value: 'null', label: 'Set to Null', help: 'The field is there, without a value.' },
  { value: 'default', label: 'Use Default', help: 'The default of this row.' },
  { value: 'reject', label: 'Reject Item', help: 'The item is invalid.' },
];

const target: Field = {
  kind: 'text',
  name: 'target',
  label: 'Target',
  help: 'The field to fill; dots and positions lead into objects and lists. Lines[].Sku fills the field of each element.',
  placeholder: 'ContactEmail',
  default: '',
  required: true,
};

const source: Field = {
  kind: 'path',
  name: 'source',
  label: 'Source',
  help: 'The field to take: drag it here from the input panel. items[].code takes it from each element. Or JSONata, such as first & " " & last.',
  placeholder: 'user.email',
  default: '',
};

const type: Field = {
  kind: 'choice',
  name: 'type',
  label: 'Type',
  help: 'What the value has to be; it is converted where that is safe.',
  default: 'any',
  choices: valueTypes.entries.map(([value, { label, help }]) => ({ value, label, help })),
};

const required: Field = {
  kind: 'switch',
  name: 'required',
  label: 'Required',
  help: 'Whether items without this value are invalid.',
  default: false,
};

const fallback: Field = {
  kind: 'text',
  name: 'default',
  label: 'Default',
  help: 'Used when the source has no value; without a source, always.',
  placeholder: 'unknown',
  default: '',
};

const formats: readonly Field[] = [
  {
    kind: 'choice',
    name: 'format',
    label: 'Format',
    help: 'How a text has to look; it is brought into one form.',
    default: '',
    choices: [
      { value: '', label: 'Any' },
      ...valueFormats.entries.map(([value, { label, help }]) => ({ value, label, help })),
    ],
  },
  {
    kind: 'text',
    name: 'pattern',
    label: 'Pattern',
    help: 'A regular expression that the whole text has to match.',
    placeholder: '[A-Z]{2}-\\d+',
    default: '',
  },
  {
    kind: 'text',
    name: 'dateFormat',
    label: 'Date Format',
    help: 'How the date is written in the result; ISO 8601 when empty.',
    placeholder: 'dd.MM.yyyy HH:mm',
    default: '',
  },
  {
    kind: 'text',
    name: 'sourceFormat',
    label: 'Source Date Format',
    help: 'How the date is written in the source, where that is not ISO 8601.',
    placeholder: 'MM/dd/yyyy',
    default: '',
  },
  {
    kind: 'text',
    name: 'zone',
    label: 'Time Zone',
    help: 'Of dates in the source that name none, and of dates written with a Date Format; UTC when empty.',
    placeholder: 'Europe/Berlin',
    default: '',
  },
];

const without: readonly Field[] = [
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
      ...outcomes,
    ],
  },
  sameAsMissing('onNull', 'On Null', 'What happens when the source is null.', 'As for missing values.'),
  sameAsMissing(
    'onEmpty',
    'On Empty',
    'What happens when the source is an empty text, list or object.',
    'An empty text is missing where the row is required, and a value otherwise.',
  ),
  {
    kind: 'choice',
    name: 'onError',
    label: 'On Invalid',
    help: 'What happens when the value does not fit the type or the format.',
    default: 'reject',
    choices: [
      ...outcomes.filter(({ value }) => value === 'reject'),
      ...outcomes.filter(({ value }) => value !== 'reject'),
    ],
  },
];

const note: Field = {
  kind: 'text',
  name: 'note',
  label: 'Note',
  help: 'For the people who read this mapping later.',
  placeholder: 'CRM calls this "e-mail 1"',
  default: '',
};

const aggregate: Field = {
  kind: 'choice',
  name: 'aggregate',
  label: 'Combine',
  help: 'With Options > Group By: how the values of a group become one.',
  default: 'first',
  choices: aggregates.entries.map(([value, { label, help }]) => ({ value, label, help })),
};

function rowFields(more: readonly Field[]): readonly Field[] {
  return [
    target,
    source,
    type,
    required,
    { kind: 'options', name: 'more', label: 'More', help: 'What is needed now and then.', fields: more },
  ];
}

/** The columns of a mapping's rows; `rowsToDocument` reads what they hold. */
export const mappingRowFields = rowFields([fallback, ...formats, ...without, note]);

/** The columns where items can be grouped, too. */
export const groupedRowFields = rowFields([fallback, ...formats, ...without, aggregate, note]);

function sameAsMissing(name: string, label: string, help: string, usual: string): Field {
  return {
    kind: 'choice',
    name,
    label,
    help,
    default: '',
    choices: [{ value: '', label: 'Automatic', help: usual }, ...outcomes],
  };
}
