import type { Field } from '../../../../lib';

export const idempotencyOption: Field = {
  kind: 'group',
  name: 'idempotency',
  label: 'Idempotency Key',
  help: 'A key in a header by which the API recognises a repeated request and acts on it once. Failed writes are then tried again, too. Only for APIs that support it.',
  fields: [
    {
      kind: 'choice',
      name: 'from',
      label: 'Key',
      help: 'Where the key comes from.',
      default: 'automatic',
      choices: [
        {
          value: 'automatic',
          label: 'Automatic',
          help: 'The same for the same method, address and body from this node of this workflow, in every run. The second of two equal items of one run gets a key of its own.',
        },
        { value: 'own', label: 'Own', help: 'What you write below' },
      ],
    },
    {
      kind: 'text',
      name: 'key',
      label: 'Own Key',
      help: 'An expression that is different for each item and the same whenever the item is sent again. A batch gets a key made from those of its items.',
      default: '',
      placeholder: '{{ $json.orderId }}',
      showWhen: { from: ['own'] },
    },
    {
      kind: 'text',
      name: 'header',
      label: 'Header',
      help: 'The header that takes the key, as the API documents it.',
      default: 'Idempotency-Key',
      placeholder: 'Idempotency-Key',
    },
    {
      kind: 'choice',
      name: 'format',
      label: 'Format',
      help: 'What an automatic key looks like.',
      default: 'uuid',
      choices: [
        { value: 'uuid', label: 'UUID' },
        { value: 'hex', label: 'Hexadecimal', help: '64 characters' },
      ],
    },
  ],
};
