import { batchDefaults, type Field, mappingRowFields, responseDecoders } from '../../../lib';
import { answerOption } from './answerOption';
import { cacheOption } from './cacheOption';
import { circuitBreakerOption } from './circuitBreakerOption';
import { idempotencyOption } from './idempotencyOption';
import { incrementalOption } from './incrementalOption';
import { jobOption } from './jobOption';
import { paginationOption } from './paginationOption';
import { pairs } from './pairs';
import { retryOption } from './retryOption';
import { timeoutOption } from './timeoutOption';

const reading: readonly Field[] = [
  incrementalOption,
  paginationOption,
  {
    kind: 'text',
    name: 'recordsAt',
    label: 'Records At',
    help: 'Path of the list of records in the answer, or a JSONata expression. Empty: found automatically.',
    default: '',
    placeholder: 'data.items',
  },
  {
    kind: 'choice',
    name: 'output',
    label: 'Output',
    help: 'What becomes one item.',
    default: 'record',
    choices: [
      { value: 'record', label: 'Record', help: 'Each record of each page' },
      { value: 'page', label: 'Page', help: 'The whole answer of each page' },
      { value: 'response', label: 'Response', help: 'Status, headers and body of each page' },
    ],
  },
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
  {
    kind: 'choice',
    name: 'output',
    label: 'Output',
    help: 'What becomes one item.',
    default: 'record',
    choices: [
      { value: 'record', label: 'Body', help: 'The answer; each record of it if it is a list' },
      { value: 'page', label: 'Whole Body', help: 'The whole answer as one item' },
      { value: 'response', label: 'Response', help: 'Status, headers and body' },
    ],
  },
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
  {
    kind: 'number',
    name: 'maxRequestSize',
    label: 'Maximum Request Size (MB)',
    help: 'Items that would make a request larger go into the next one.',
    default: batchDefaults.maxBytes / 1024 / 1024,
    min: 0.001,
  },
  {
    kind: 'number',
    name: 'requestsInParallel',
    label: 'Requests in Parallel',
    help: "Batches that are under way at the same time. The credential's pace still counts.",
    default: 1,
    min: 1,
    max: 100,
  },
];

const common: readonly Field[] = [
  {
    kind: 'text',
    name: 'resumeFrom',
    label: 'Resume From',
    help: 'The "resume" of an earlier report or error: goes on exactly where that run ended.',
    default: '',
  },
  pairs('headers', 'Headers', 'Header', 'Sent with the request, to trusted addresses only.', [
    'Accept-Language',
    'en',
  ]),
  {
    kind: 'rows',
    name: 'mapFields',
    label: 'Map Fields',
    help: 'Turns each record into your own fields, as the Field Mapper node does. Invalid fields become null and are reported.',
    rowLabel: 'Field',
    sortable: true,
    fields: mappingRowFields,
  },
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
  {
    kind: 'switch',
    name: 'reportOutput',
    label: 'Report Output',
    help: 'Whether to add an output with a report of requests, pages, waits and warnings.',
    default: false,
  },
  cacheOption,
  circuitBreakerOption,
  jobOption,
  retryOption,
  timeoutOption,
  {
    kind: 'number',
    name: 'itemsInParallel',
    label: 'Items in Parallel',
    help: "Input items that are worked on at the same time. The credential's pace still counts.",
    default: 1,
    min: 1,
    max: 100,
  },
  {
    kind: 'switch',
    name: 'ignoreSsl',
    label: 'Ignore SSL Issues (Insecure)',
    help: 'Whether to accept any certificate. Only for tests.',
    default: false,
  },
  {
    kind: 'text',
    name: 'allowedOrigins',
    label: 'Allowed Origins',
    help: 'Other servers that next links may lead to, when no credential is used. A credential has its own list.',
    default: '',
    placeholder: 'https://files.example.com',
  },
];

const byLabel = (a: Field, b: Field) => a.label.localeCompare(b.label);

export const readOptions = [...reading, ...common].sort(byLabel);
export const getOneOptions = [...writing, ...common].sort(byLabel);
/** Get One reads, and a read needs no key. */
export const writeOptions = [...writing, ...common, idempotencyOption].sort(byLabel);
export const sendManyOptions = [
  ...batching,
  ...common.filter(({ name }) => name !== 'itemsInParallel'),
  idempotencyOption,
].sort(byLabel);
export const fileOptions = common.filter(({ name }) => name !== 'mapFields').sort(byLabel);
