import type { JsonSchema } from '../../plan/JsonSchema';
import { valueFormats } from '../formats/valueFormats';
import { aggregates } from '../groups/aggregates';
import { valueTypes } from '../types/valueTypes';

const fallback: JsonSchema = { enum: ['skip', 'null', 'default', 'reject'] };
const text = (description: string): JsonSchema => ({ type: 'string', description });

const rule: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['target'],
  properties: {
    target: text('The field to fill, such as ContactEmail, address.city, phones[0].number or lines[].sku.'),
    source: text('The field to take, such as user.email; items[].code takes it from each element of a list.'),
    expression: text('JSONata instead of a source; items[].(price * quantity) is computed for each element.'),
    type: { enum: [...valueTypes.names], description: 'What the value has to be.' },
    format: text(`${valueFormats.names.join(', ')}; for dates how they are written, such as dd.MM.yyyy.`),
    pattern: text('A regular expression that the whole text has to match.'),
    sourceFormat: text('How the dates of the source are written, such as MM/dd/yyyy.'),
    zone: text('Time zone of dates that name none, such as Europe/Berlin.'),
    required: { type: 'boolean', description: 'Items without this value are invalid.' },
    default: { description: 'Used when the source has no value; always, when there is no source.' },
    onMissing: { ...fallback, description: 'When the source has no value.' },
    onNull: { ...fallback, description: 'When the source is null.' },
    onEmpty: { ...fallback, description: 'When the source is an empty text, list or object.' },
    onError: { ...fallback, description: 'When the value does not fit the type or the format.' },
    aggregate: {
      enum: [...aggregates.names],
      description: 'With groupBy: how the values of a group become one.',
    },
    note: text('For the people who read the mapping.'),
  },
};

/** The mapping document as JSON Schema 2020-12; `docs/reference/mapping-document.schema.json` is made from it. */
export const mappingSchema: JsonSchema & { readonly $schema: string; readonly $id: string } = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/n8n-nodes-api-integration/n8n-nodes-api-integration/main/docs/reference/mapping-document.schema.json',
  title: 'Mapping document, version 1',
  description:
    'How the fields of one system become those of another. It has either "fields" or "expression".',
  type: 'object',
  additionalProperties: false,
  required: ['version'],
  oneOf: [{ required: ['fields'] }, { required: ['expression'] }],
  properties: {
    $schema: text('Where this schema is, for editors.'),
    version: { const: 1 },
    name: text('What the mapping is called.'),
    description: text('What the mapping is for.'),
    fields: { type: 'array', items: rule, description: 'One rule a target field.' },
    expression: text('One JSONata expression that makes the whole item.'),
    split: text('Path of a list: each of its elements becomes an item.'),
    groupBy: text('Path or JSONata: items with the same value become one item.'),
    unmapped: { enum: ['drop', 'keep'], description: 'What happens to fields that no rule uses.' },
    invalid: {
      enum: ['reject', 'null'],
      description: 'Items with problems are refused, or the field becomes null.',
    },
    timeLimitMs: { type: 'number', description: 'Time that the expressions of one item may take together.' },
    samples: {
      type: 'array',
      items: { type: 'object' },
      description: 'Items as they come in, for examples.',
    },
  },
};

export const ruleColumns: readonly string[] = Object.keys(rule.properties!);
