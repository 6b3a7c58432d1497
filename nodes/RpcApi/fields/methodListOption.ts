import type { Field } from '../../../lib';

export const methodListOption: Field = {
  kind: 'group',
  name: 'methodList',
  label: 'Method List',
  help: 'Where the list of methods and their parameters comes from.',
  fields: [
    {
      kind: 'choice',
      name: 'source',
      label: 'Source',
      help: 'Who describes the methods.',
      default: 'api',
      choices: [
        { value: 'api', label: 'The API Itself', help: 'Asked with rpc.discover, else system.listMethods' },
        { value: 'url', label: 'OpenRPC Document at a URL' },
        { value: 'text', label: 'OpenRPC Document as Text' },
      ],
    },
    {
      kind: 'text',
      name: 'url',
      label: 'Document URL',
      help: "A path below the credential's base URL, or a full URL.",
      default: '',
      placeholder: '/openrpc.json',
      showWhen: { source: ['url'] },
    },
    {
      kind: 'json',
      name: 'document',
      label: 'OpenRPC Document',
      help: 'The document itself, as JSON.',
      default: '',
      placeholder: '{ "openrpc": "1.3.2", "methods": [ … ] }',
      showWhen: { source: ['text'] },
    },
  ],
};
