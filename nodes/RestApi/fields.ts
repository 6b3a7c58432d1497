import { type Field, mappingRowFields, paginators, planDefaults, responseDecoders } from '../../lib';

/** Name and value, as query parameters, headers and form fields have them. */
function pairs(
  name: string,
  label: string,
  rowLabel: string,
  help: string,
  [key, value]: [string, string],
): Field {
  return {
    kind: 'rows',
    name,
    label,
    help,
    rowLabel,
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        help: 'The name, as the API documents it.',
        default: '',
        placeholder: key,
      },
      { kind: 'text', name: 'value', label: 'Value', help: 'The value.', default: '', placeholder: value },
    ],
  };
}

export const pathField: Field = {
  kind: 'text',
  name: 'path',
  label: 'Path',
  help: "Where the data is: a path below the credential's base URL, or a full URL.",
  default: '',
  placeholder: '/users',
  required: true,
};

export const queryField = pairs(
  'query',
  'Query Parameters',
  'Parameter',
  'Added to the URL after the question mark.',
  ['status', 'active'],
);

export const limitFields: readonly Field[] = [
  {
    kind: 'switch',
    name: 'returnAll',
    label: 'Return All',
    help: 'Whether to return all results or only up to a given limit.',
    default: true,
  },
  {
    kind: 'number',
    name: 'limit',
    label: 'Limit',
    help: 'Max number of results to return.',
    default: 100,
    min: 1,
    showWhen: { returnAll: [false] },
  },
];

function methodField(choices: readonly string[], initial: string): Field {
  return {
    kind: 'choice',
    name: 'method',
    label: 'Method',
    help: 'The HTTP method, as the API documents it.',
    default: initial,
    choices: choices.map((value) => ({ value, label: value })),
  };
}

const binaryField = (help: string): Field => ({
  kind: 'text',
  name: 'binaryField',
  label: 'Input Binary Field',
  help,
  default: 'data',
  placeholder: 'data',
  required: true,
});

export const sendFields: readonly Field[] = [
  methodField(['POST', 'PUT', 'PATCH', 'DELETE'], 'POST'),
  {
    kind: 'choice',
    name: 'bodyKind',
    label: 'Body',
    help: 'What the request carries.',
    default: 'json',
    choices: [
      { value: 'json', label: 'JSON' },
      { value: 'fields', label: 'JSON From Fields', help: 'Name the fields one by one' },
      { value: 'form', label: 'Form', help: 'Sent as application/x-www-form-urlencoded' },
      { value: 'multipart', label: 'Form With Files', help: 'Sent as multipart/form-data' },
      { value: 'raw', label: 'Text', help: 'Any text with a content type of its own' },
      { value: 'binary', label: 'File', help: 'A file of the item as the whole body' },
      { value: 'none', label: 'None' },
    ],
  },
  {
    kind: 'json',
    name: 'jsonBody',
    label: 'JSON Body',
    help: 'The JSON to send. Use {{ $json }} as an expression to send the item itself.',
    default: '{}',
    placeholder: '{ "email": "ada@example.com" }',
    showWhen: { bodyKind: ['json'] },
  },
  {
    ...pairs(
      'bodyFields',
      'Fields',
      'Field',
      'Fields of the JSON body; a name such as address.city makes nested objects.',
      ['email', 'ada@example.com'],
    ),
    showWhen: { bodyKind: ['fields'] },
  },
  {
    ...pairs('formFields', 'Form Fields', 'Field', 'Fields of the form.', ['email', 'ada@example.com']),
    showWhen: { bodyKind: ['form', 'multipart'] },
  },
  {
    kind: 'rows',
    name: 'formFiles',
    label: 'Form Files',
    help: 'Files of the item that the form carries.',
    rowLabel: 'File',
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        help: "The form field's name.",
        default: 'file',
        placeholder: 'file',
      },
      binaryField('The binary field of the item that holds the file.'),
    ],
    showWhen: { bodyKind: ['multipart'] },
  },
  {
    kind: 'text',
    name: 'rawBody',
    label: 'Text',
    help: 'Sent exactly as it is.',
    default: '',
    rows: 6,
    showWhen: { bodyKind: ['raw'] },
  },
  {
    kind: 'text',
    name: 'contentType',
    label: 'Content Type',
    help: 'What the text is.',
    default: 'text/plain',
    placeholder: 'application/xml',
    showWhen: { bodyKind: ['raw'] },
  },
  { ...binaryField('The binary field of the item that holds the file.'), showWhen: { bodyKind: ['binary'] } },
];

export const uploadFields: readonly Field[] = [
  methodField(['POST', 'PUT', 'PATCH'], 'POST'),
  binaryField('The binary field of the item that holds the file.'),
  {
    kind: 'choice',
    name: 'uploadAs',
    label: 'Send As',
    help: 'How the API takes files.',
    default: 'form',
    choices: [
      { value: 'form', label: 'Form', help: 'A multipart/form-data form, as a web page would send it' },
      { value: 'body', label: 'Body', help: 'The file is the whole body' },
    ],
  },
  {
    kind: 'text',
    name: 'fileField',
    label: 'Form Field',
    help: 'Name of the form field that takes the file.',
    default: 'file',
    placeholder: 'file',
    showWhen: { uploadAs: ['form'] },
  },
];

export const downloadFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'outputField',
    label: 'Put Output File in Field',
    help: 'Name of the binary field of the new item.',
    default: 'data',
    placeholder: 'data',
    required: true,
  },
];

const paginationOption: Field = {
  kind: 'group',
  name: 'pagination',
  label: 'Pagination',
  help: 'How the API splits long lists. Automatic recognises the usual styles by the first answer.',
  fields: [
    {
      kind: 'choice',
      name: 'style',
      label: 'Style',
      help: 'How the next page is asked for.',
      default: 'auto',
      choices: [
        { value: 'auto', label: 'Automatic', help: 'The first answer decides; the report says how' },
        ...paginators.entries.map(([value, { label, help }]) => ({ value, label, help })),
      ],
    },
    ...paginators.entries.flatMap(([style, { fields }]) =>
      // Styles may share a field name; each style's field keeps to its own name so that the form stays unambiguous.
      fields.map((field): Field => ({
        ...field,
        name: `${style}_${field.name}`,
        showWhen: { style: [style] },
      })),
    ),
    {
      kind: 'number',
      name: 'maxPages',
      label: 'Maximum Pages',
      help: 'Stop after this many pages; the report then holds a cursor to go on from.',
      default: planDefaults.pagination.maxPages,
      min: 1,
    },
    {
      kind: 'choice',
      name: 'onFailure',
      label: 'On Failure While Paging',
      help: 'What happens to the pages before the one that failed.',
      default: planDefaults.pagination.onFailure,
      choices: [
        {
          value: 'keep',
          label: 'Keep and Report',
          help: 'Deliver them; the report says partial and how to go on',
        },
        { value: 'fail', label: 'Fail', help: 'All or nothing: the item fails' },
      ],
    },
  ],
};

const retryOption: Field = {
  kind: 'group',
  name: 'retry',
  label: 'Retry',
  help: 'What happens after a passing failure. Writes are repeated only when the API certainly did not process them.',
  fields: [
    {
      kind: 'number',
      name: 'maxAttempts',
      label: 'Attempts',
      help: 'Requests per page at the most; 1 switches retries off.',
      default: planDefaults.retry.maxAttempts,
      min: 1,
      max: 20,
    },
    {
      kind: 'number',
      name: 'baseDelay',
      label: 'First Wait (Seconds)',
      help: 'Bound of the first wait; it doubles with every attempt.',
      default: planDefaults.retry.baseDelayMs / 1000,
      min: 0,
    },
    {
      kind: 'number',
      name: 'maxDelay',
      label: 'Largest Wait Between Attempts (Seconds)',
      help: 'The wait does not grow beyond this.',
      default: planDefaults.retry.maxDelayMs / 1000,
      min: 0,
    },
    {
      kind: 'choice',
      name: 'jitter',
      label: 'Jitter',
      help: 'How waits are spread, so that many clients do not come back at the same moment.',
      default: planDefaults.retry.jitter,
      choices: [
        { value: 'full', label: 'Full', help: 'Anything between zero and the bound' },
        {
          value: 'decorrelated',
          label: 'Decorrelated',
          help: 'Anything between the first wait and three times the last one',
        },
      ],
    },
    {
      kind: 'number',
      name: 'longestWait',
      label: 'Longest Wait (Seconds)',
      help: 'When the API asks to wait longer than this, the node fails at once and says when to come back.',
      default: planDefaults.retry.maxWaitMs / 1000,
      min: 0,
    },
    {
      kind: 'switch',
      name: 'idempotent',
      label: 'Safe to Repeat',
      help: 'Whether repeating this request does no harm even if the first one was processed.',
      default: false,
    },
  ],
};

const timeoutOption: Field = {
  kind: 'group',
  name: 'timeout',
  label: 'Timeout',
  help: 'How long to wait for the API, and how much to take from it.',
  fields: [
    {
      kind: 'number',
      name: 'connect',
      label: 'Connect (Seconds)',
      help: 'For a connection to be made.',
      default: planDefaults.limits.connectMs / 1000,
      min: 0,
    },
    {
      kind: 'number',
      name: 'idle',
      label: 'Idle (Seconds)',
      help: 'Without a single byte arriving.',
      default: planDefaults.limits.idleMs / 1000,
      min: 0,
    },
    {
      kind: 'number',
      name: 'total',
      label: 'Total (Seconds)',
      help: 'For one request from start to end; 0 for no limit.',
      default: 0,
      min: 0,
    },
    {
      kind: 'number',
      name: 'maxResponseSize',
      label: 'Maximum Response Size (MB)',
      help: 'A larger answer is refused.',
      default: planDefaults.limits.maxResponseBytes / 1024 / 1024,
      min: 1,
    },
  ],
};

const reading: readonly Field[] = [
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
  {
    kind: 'text',
    name: 'resumeFrom',
    label: 'Resume From',
    help: 'The "resume" of an earlier report: goes on exactly where that run ended.',
    default: '',
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

const common: readonly Field[] = [
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
export const writeOptions = [...writing, ...common].sort(byLabel);
export const fileOptions = common.filter(({ name }) => name !== 'mapFields').sort(byLabel);
