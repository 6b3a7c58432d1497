import { batchDefaults, type Field } from '../../../../lib';

export const maxRequestSizeOption: Field = {
  kind: 'number',
  name: 'maxRequestSize',
  label: 'Maximum Request Size (MB)',
  help: 'Items that would make a request larger go into the next one.',
  default: batchDefaults.maxBytes / 1024 / 1024,
  min: 0.001,
};

export const requestsInParallelOption: Field = {
  kind: 'number',
  name: 'requestsInParallel',
  label: 'Requests in Parallel',
  help: "Batches that are under way at the same time. The credential's pace still counts.",
  default: 1,
  min: 1,
  max: 100,
};
