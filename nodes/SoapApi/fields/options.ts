import type { Field } from '../../../lib';
import {
  commonOptions,
  itemsInParallelOption,
  resumeOption,
  sortOptions,
} from '../../shared/api/fields/commonOptions';
import { recordMappingOptions } from '../../shared/mapping/recordMappingOptions';
import { paginationOptionOf } from '../../shared/api/fields/paginationOption';
import { outputOption, recordsAtOption } from '../../shared/api/fields/outputOption';

const output = (record: string): Field =>
  outputOption(
    { label: 'Result', help: record },
    { label: 'Whole Body', help: 'All that is in the body of the answer' },
    'Status, HTTP headers and body',
  );

/** About the answer of any operation. */
const answering: readonly Field[] = [
  {
    kind: 'switch',
    name: 'rawXml',
    label: 'Add Raw XML',
    help: 'Whether to add the answer as it came to the body, as "rawXml".',
    default: false,
  },
  {
    kind: 'switch',
    name: 'addSoapHeaders',
    label: 'Add SOAP Headers',
    help: 'Whether to add the answer\'s header elements to the body, as "soapHeader".',
    default: false,
  },
  {
    kind: 'choice',
    name: 'namespaces',
    label: 'Namespace Prefixes',
    help: 'What the fields of the answer are called.',
    default: 'drop',
    choices: [
      { value: 'drop', label: 'Drop', help: 'order' },
      { value: 'keep', label: 'Keep', help: 'ns1:order, as the answer has it' },
    ],
  },
];

/** About the call of an operation of a WSDL. */
const calling: readonly Field[] = [
  {
    kind: 'rows',
    name: 'attachments',
    label: 'Attachments',
    help: 'Files of the input item that go with the message.',
    rowLabel: 'Attachment',
    fields: [
      {
        kind: 'text',
        name: 'binaryField',
        label: 'Input Binary Field',
        help: 'Name of the binary field of the input item.',
        default: 'data',
        placeholder: 'data',
      },
      {
        kind: 'path',
        name: 'element',
        label: 'Element',
        help: 'Path of the element in the input that takes the file. May be empty with SwA only.',
        default: '',
        placeholder: 'document.content',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'attachmentsAs',
    label: 'Send Attachments As',
    help: 'How the service wants files.',
    default: 'mtom',
    choices: [
      { value: 'mtom', label: 'MTOM', help: 'Beside the message, in place of the Base64 of an element' },
      { value: 'swa', label: 'SwA', help: 'Beside the message, with a link as the text of the element' },
      { value: 'base64', label: 'Base64', help: 'Within the message' },
    ],
  },
  {
    kind: 'choice',
    name: 'addressing',
    label: 'WS-Addressing',
    help: 'Whether the message says in its headers what it is, and where it goes.',
    default: 'off',
    choices: [
      { value: 'off', label: 'Off' },
      { value: '2005/08', label: '1.0 (2005/08)', help: 'What WCF, CXF and Metro use' },
      { value: '2004/08', label: 'Draft (2004/08)', help: 'For older services' },
    ],
  },
  {
    kind: 'text',
    name: 'endpoint',
    label: 'Endpoint',
    help: 'Where the service really is. WSDLs often name an address that only works inside of a company.',
    default: '',
    placeholder: 'https://example.com/soap/orders',
  },
  {
    kind: 'text',
    name: 'soapHeaders',
    label: 'SOAP Headers',
    help: 'Header elements: as JSON by their names, with types from the WSDL, or as XML.',
    default: '',
    placeholder: '{ "SessionHeader": { "sessionId": "…" } }',
    rows: 3,
  },
  {
    kind: 'switch',
    name: 'checkInput',
    label: 'Check Input',
    help: 'Whether to compare the input with the types of the WSDL before anything is sent. Switch it off where the WSDL is wrong.',
    default: true,
  },
];

const reading: readonly Field[] = [
  // Neither links nor addresses: all that a SOAP service can change from page to page is in the message.
  paginationOptionOf(
    ['none', 'nextOperation', 'cursor', 'lastRecord', 'pageNumber', 'offset', 'keyset'],
    'NetSuite, Salesforce',
  ),
  recordsAtOption('GetOrdersResult.Order'),
];

const common: readonly Field[] = [
  ...commonOptions,
  ...answering,
  resumeOption,
  ...recordMappingOptions,
  itemsInParallelOption,
];

/** What reading the WSDL goes by. */
const describing = new Set(['retry', 'timeout', 'ignoreSsl', 'allowedOrigins']);

export const describeOptions = sortOptions(commonOptions.filter(({ name }) => describing.has(name)));
export const callOptions = sortOptions([...common, ...calling, output('The answer')]);
export const getManyOptions = sortOptions([
  ...common,
  ...calling,
  ...reading,
  output('Each record of each page'),
]);
export const xmlOptions = sortOptions([...common, output('What "Result At" leads to')]);
