import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import { inputFields, type InputField, type JsonSchema } from '../../../lib';

const types: Readonly<Record<InputField['kind'], FieldType>> = {
  text: 'string',
  number: 'number',
  switch: 'boolean',
  dateTime: 'dateTime',
  choice: 'options',
  list: 'array',
  object: 'object',
};

/** The arguments of an operation as fields of n8n's resource mapper; a field's id is its path. */
export function toMapperFields(schema: JsonSchema): ResourceMapperField[] {
  return inputFields(schema).map(({ path, label, kind, required, choices, default: initial }) => ({
    id: path,
    displayName: label,
    required,
    display: true,
    defaultMatch: false,
    canBeUsedToMatch: false,
    type: types[kind],
    // Optional fields are there to be added: a form of all of them is too long to read.
    removed: !required,
    ...(choices && { options: choices.map((value) => ({ name: value, value })) }),
    ...(isPlain(initial) && { defaultValue: initial }),
  }));
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
