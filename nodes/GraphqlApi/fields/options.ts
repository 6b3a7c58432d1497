import type { Field } from '../../../lib';
import { maxRequestSizeOption, requestsInParallelOption } from '../../shared/api/fields/batchOptions';
import {
  commonOptions,
  itemsInParallelOption,
  resumeOption,
  sortOptions,
} from '../../shared/api/fields/commonOptions';
import { recordMappingOptions } from '../../shared/mapping/recordMappingOptions';
import { idempotencyOption } from '../../shared/api/fields/idempotencyOption';
import { paginationOption } from '../../shared/api/fields/paginationOption';
import { batchingOption } from './batching';
import { nestedOption } from './nested';
import { connectionPayloadOption } from './subscription';
import { outputOption, recordsAtOption } from '../../shared/api/fields/outputOption';

/** Where the schema comes from; in `Run Document` the option also has documents checked by it. */
const schemaOption: Field = {
  kind: 'group',
  name: 'schema',
  label: 'Schema',
  help: 'Where the schema comes from. Documents are checked by it before anything is sent.',
  fields: [
    {
      kind: 'choice',
      name: 'from',
      label: 'From',
      help: 'Who tells the schema.',
      default: 'api',
      choices: [
        {
          value: 'api',
          label: 'The API',
          help: 'Asked by an introspection query, every five minutes at the most',
        },
        { value: 'text', label: 'SDL Text', help: 'Pasted here, where introspection is switched off' },
        { value: 'address', label: 'SDL Address', help: 'A file that the provider publishes' },
      ],
    },
    {
      kind: 'text',
      name: 'text',
      label: 'SDL Text',
      help: 'The schema in the schema language, or the JSON result of an introspection query.',
      default: '',
      placeholder: 'type Query { users(first: Int): [User!]! }',
      rows: 8,
      showWhen: { from: ['text'] },
    },
    {
      kind: 'text',
      name: 'address',
      label: 'SDL Address',
      help: 'A path below the base URL, or a full URL. The credential is only sent to its own addresses.',
      default: '',
      placeholder: 'https://docs.github.com/public/fpt/schema.docs.graphql',
      showWhen: { from: ['address'] },
    },
  ],
};

const filesOption: Field = {
  kind: 'rows',
  name: 'files',
  label: 'Files',
  help: 'Files of the item that go along as values of variables (GraphQL multipart request).',
  rowLabel: 'File',
  fields: [
    {
      kind: 'text',
      name: 'path',
      label: 'Variable',
      help: 'Name of the variable or argument that takes the file, or its path in one.',
      default: 'file',
      placeholder: 'input.photo',
    },
    {
      kind: 'text',
      name: 'field',
      label: 'Input Binary Field',
      help: 'The binary field of the item that holds the file.',
      default: 'data',
      placeholder: 'data',
    },
  ],
};

const partialDataOption: Field = {
  kind: 'choice',
  name: 'partialData',
  label: 'Partial Data',
  help: 'What happens when the answer has data and errors at the same time.',
  default: 'keep',
  choices: [
    { value: 'keep', label: 'Keep and Report', help: 'The data is delivered; the errors become warnings' },
    {
      value: 'split',
      label: 'Split',
      help: 'The data is delivered; each error is an item of the output "Failed"',
    },
    { value: 'fail', label: 'Fail', help: 'The item fails' },
  ],
};

const own: readonly Field[] = [
  filesOption,
  {
    kind: 'switch',
    name: 'useGet',
    label: 'Send Queries as GET',
    help: 'Whether queries go out with GET, so that caches on the way, and Options > Cache, can answer them.',
    default: false,
  },
  {
    kind: 'switch',
    name: 'persistedQueries',
    label: 'Persisted Queries',
    help: 'Whether a hash is sent in place of a document that the server has seen before (APQ). A server that knows it not gets the document.',
    default: false,
  },
  batchingOption,
  maxRequestSizeOption,
  requestsInParallelOption,
  nestedOption,
  paginationOption,
  schemaOption,
  partialDataOption,
  outputOption(
    { label: 'Record', help: 'Each node of a connection, each element of a list, or the object' },
    { label: 'Page', help: 'The whole answer of each page: data, errors and extensions' },
    'Status, headers and body of each page',
  ),
  recordsAtOption('data.repository.issues.nodes', 'found by the document'),
  ...commonOptions,
  resumeOption,
  ...recordMappingOptions,
  idempotencyOption,
  itemsInParallelOption,
];

const operationName: Field = {
  kind: 'text',
  name: 'operationName',
  label: 'Operation Name',
  help: 'Which operation to run, where the document has several.',
  default: '',
  placeholder: 'GetIssues',
};

const pageSize: Field = {
  kind: 'number',
  name: 'pageSize',
  label: 'Page Size',
  help: 'Nodes to ask for at once, where the arguments do not say it (first or last).',
  default: 100,
  min: 1,
};

export const runOptions = sortOptions([...own, pageSize]);
export const documentOptions = sortOptions([...own, operationName]);

/** What is not there to be kept, and what the subscription's own fields say, is left out. */
const subscriptionOptionsOfAll = commonOptions.filter(({ name }) => name !== 'cache');

export const subscribeOptions = sortOptions([
  schemaOption,
  partialDataOption,
  operationName,
  connectionPayloadOption,
  ...subscriptionOptionsOfAll,
  ...recordMappingOptions,
  itemsInParallelOption,
]);
