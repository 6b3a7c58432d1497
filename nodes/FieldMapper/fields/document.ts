import type { Field } from '../../../lib';

/** Where a mapping document comes from. */
export const documentFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'documentFrom',
    label: 'Document',
    help: 'Where the mapping document is.',
    default: 'text',
    choices: [
      { value: 'text', label: 'Pasted Here' },
      { value: 'url', label: 'At a URL', help: 'Read once for all items of a run' },
      { value: 'file', label: 'In a File', help: 'A binary field of the first item' },
    ],
    showWhen: { mode: ['document'] },
  },
  {
    kind: 'json',
    name: 'documentText',
    label: 'Mapping Document (JSON)',
    help: 'The mapping document; Document Mapping makes one of a form.',
    default:
      '{\n  "version": 1,\n  "fields": [\n    { "target": "ContactEmail", "source": "user_email", "format": "email", "required": true }\n  ]\n}',
    showWhen: { mode: ['document'], documentFrom: ['text'] },
  },
  {
    kind: 'text',
    name: 'documentUrl',
    label: 'URL of the Document',
    help: "A path below the credential's base URL, or a full URL.",
    placeholder: 'https://example.com/mappings/contacts.json',
    default: '',
    showWhen: { mode: ['document'], documentFrom: ['url'] },
  },
  {
    kind: 'text',
    name: 'documentFile',
    label: 'Binary Field',
    help: 'The binary field of the first item that holds the document.',
    placeholder: 'data',
    default: 'data',
    showWhen: { mode: ['document'], documentFrom: ['file'] },
  },
];
