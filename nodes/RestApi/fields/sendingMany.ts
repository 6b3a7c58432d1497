import { batchDefaults, batchStrategiesOf, type Field } from '../../../lib';
import { pairs } from '../../shared/api/fields/pairs';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';
import { methodField } from './writing';

/** A strategy's field under the strategy's name, since two strategies may use the same one. */
export const strategyFieldName = (strategy: string, field: string) => `${strategy}_${field}`;

const strategies = batchStrategiesOf('rest');

const strategyFields: readonly Field[] = strategies.flatMap(([strategy, { fields, itemFields }]) =>
  [...fields, ...itemFields].map((field): Field => ({
    ...field,
    name: strategyFieldName(strategy, field.name),
    showWhen: { batchAs: [strategy] },
  })),
);

/** The forms in which an item's own content is sent, and not only its id. */
const withContent = { batchAs: ['bodyArray', 'ndjson', 'odataBatch'] };

export const sendManyFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'batchAs',
    label: 'Send Items As',
    help: 'How the API takes many items in one request.',
    default: 'bodyArray',
    choices: strategies.map(([value, { label, help }]) => ({ value, label, help })),
  },
  {
    ...methodField(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'], 'POST'),
    // An OData batch is a POST, whatever the requests in it do.
    showWhen: { batchAs: ['bodyArray', 'ndjson', 'multiId'] },
  },
  ...strategyFields,
  {
    kind: 'choice',
    name: 'itemContent',
    label: 'Each Item Sends',
    help: 'What goes into the request for each item.',
    default: 'item',
    choices: [
      { value: 'item', label: 'The Item', help: 'Its JSON as it is' },
      { value: 'fields', label: 'Chosen Fields', help: 'Name the fields one by one' },
      {
        value: 'mapping',
        label: 'Mapping',
        help: 'The item turned into what the API wants, as the Field Mapper node does',
      },
      { value: 'json', label: 'JSON', help: 'JSON with expressions' },
    ],
    showWhen: withContent,
  },
  {
    kind: 'json',
    name: 'itemJson',
    label: 'JSON of Each Item',
    help: 'The JSON to send for each item, with expressions. For Airtable: {{ { "fields": $json } }}.',
    default: '{}',
    placeholder: '{{ { "fields": $json } }}',
    showWhen: { ...withContent, itemContent: ['json'] },
  },
  {
    ...pairs(
      'itemFields',
      'Fields of Each Item',
      'Field',
      'Fields to send; a name such as properties.email makes nested objects.',
      ['email', 'ada@example.com'],
    ),
    showWhen: { ...withContent, itemContent: ['fields'] },
  },
  ...mappingFormFields({ ...withContent, itemContent: ['mapping'] }),
  {
    kind: 'number',
    name: 'batchSize',
    label: 'Items per Request',
    help: 'At the most, as the API documents it: for example Airtable 10, Microsoft Graph 20, HubSpot 100, Salesforce 200.',
    default: batchDefaults.maxItems,
    min: 1,
  },
];
