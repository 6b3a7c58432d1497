import type { Field } from '../../../lib';
import { pairs } from '../../shared/api/fields/pairs';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';

export function methodField(choices: readonly string[], initial: string): Field {
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
      {
        value: 'mapping',
        label: 'JSON From Mapping',
        help: 'Turn the item into what the API wants, as the Field Mapper node does',
      },
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
  ...mappingFormFields({ bodyKind: ['mapping'] }),
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
