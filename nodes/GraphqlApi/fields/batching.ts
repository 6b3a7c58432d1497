import type { Field } from '../../../lib';

export const defaultBatchSize = 50;

export const batchingOption: Field = {
  kind: 'group',
  name: 'batching',
  label: 'Batching',
  help: 'Sends the operations of many items in one request. Pages are not followed then.',
  fields: [
    {
      kind: 'choice',
      name: 'form',
      label: 'Form',
      help: 'How operations share a request.',
      default: 'auto',
      choices: [
        {
          value: 'auto',
          label: 'Automatic',
          help: 'A list; where the API takes none, aliases if no failure can spread, else one by one',
        },
        { value: 'array', label: 'List', help: 'A JSON list of operations, which the server has to support' },
        {
          value: 'aliases',
          label: 'Aliases',
          help: 'One operation with an alias for each item, which every API takes; one that fails can take others along',
        },
      ],
    },
    {
      kind: 'number',
      name: 'size',
      label: 'Items per Request',
      help: 'At the most. APIs limit it, or the cost of it: with Shopify a mutation costs 10 of 1,000 points.',
      default: defaultBatchSize,
      min: 1,
    },
  ],
};
