import { batchDefaults, type Field, responseDecoders } from '../../../lib';
import {
  commonOptions,
  itemsInParallelOption,
  resumeOption,
  sortOptions,
} from '../../shared/api/fields/commonOptions';
import { recordMappingOptions } from '../../shared/mapping/recordMappingOptions';
import { idempotencyOption } from '../../shared/api/fields/idempotencyOption';
import { incrementalOption } from '../../shared/api/fields/incrementalOption';
import { outputOption, recordsAtOption } from '../../shared/api/fields/outputOption';
import { paginationOption } from '../../shared/api/fields/paginationOption';
import { maxRequestSizeOption, requestsInParallelOption } from '../../shared/api/fields/batchOptions';
import { answerOption } from './answerOption';
import { jobOption } from './jobOption';

const reading: readonly Field[] = [
  incrementalOption,
  paginationOption,
  recordsAtOption('data.items'),
  outputOption(
    { label: 'Record', help: 'Each record of each page' },
    { label: 'Page', help: 'The whole answer of each page' },
    'Status, headers and body of each page',
  ),
  {
    kind: 'json',
    name: 'searchBody',
    label: 'Search Body (JSON)',
    help: 'Send this JSON with POST instead of a GET, as search endpoints want it.',
    default: '{}',
    placeholder: '{ "filter": { "status": "active" } }',
  },
];

const writing: readonly Field[] = [
  outputOption(
    { label: 'Body', help: 'The answer; each record of it if it is a list' },
    { label: 'Whole Body', help: 'The whole answer as one item' },
    'Status, headers and body',
  ),
];

const batching: readonly Field[] = [
  answerOption,
  {
    kind: 'choice',
    name: 'onRefusal',
    label: 'Refused Batch',
    help: 'What follows when the API refuses a batch (400, 409, 413, 422) without naming the item that is wrong.',
    default: batchDefaults.onRefusal,
    choices: [
      { value: 'split', label: 'Split', help: 'Send its halves, and so on down to the wrong item' },
      {
        value: 'fail',
        label: 'Fail',
        help: 'All its items fail: for APIs that may have stored a part of what they refuse',
      },
    ],
  },
  maxRequestSizeOption,
  requestsInParallelOption,
];

const common: readonly Field[] = [
  ...commonOptions,
  resumeOption,
  ...recordMappingOptions,
  {
    kind: 'choice',
    name: 'responseFormat',
    label: 'Response Format',
    help: 'How the answer is read. Automatic goes by its content type.',
    default: 'auto',
    choices: [
      { value: 'auto', label: 'Automatic' },
      ...responseDecoders.entries.map(([value, { label, help }]) => ({ value, label, help })),
    ],
  },
  jobOption,
  itemsInParallelOption,
];

export const readOptions = sortOptions([...reading, ...common]);
export const getOneOptions = sortOptions([...writing, ...common]);
/** Get One reads, and a read needs no key. */
export const writeOptions = sortOptions([...writing, ...common, idempotencyOption]);
export const sendManyOptions = sortOptions([
  ...batching,
  ...common.filter((option) => option !== itemsInParallelOption),
  idempotencyOption,
]);
export const fileOptions = sortOptions(common.filter((option) => !recordMappingOptions.includes(option)));
