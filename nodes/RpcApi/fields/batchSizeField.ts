import type { Field } from '../../../lib';

export const batchSizeField: Field = {
  kind: 'number',
  name: 'batchSize',
  label: 'Calls per Request',
  help: 'At the most. An API that takes no batches is recognised, and gets its calls one by one.',
  default: 50,
  min: 1,
};
