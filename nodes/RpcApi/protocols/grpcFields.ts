import type { Field } from '../../../lib';

/** Where the server is, and who describes its methods: without a description no message can be written. */
export const grpcFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'path',
    label: 'Server',
    help: "Address of the server with https://, or http:// for one without TLS. A single / stands for the credential's base URL.",
    default: '/',
    placeholder: 'https://grpc.example.com:443',
    required: true,
  },
  {
    kind: 'choice',
    name: 'methodsFrom',
    label: 'Methods From',
    help: 'Who describes the methods and their messages.',
    default: 'reflection',
    choices: [
      { value: 'reflection', label: 'The Server Itself', help: 'Server reflection, where it is switched on' },
      { value: 'proto', label: 'Proto Files', help: 'The text of the .proto files' },
      { value: 'descriptorSet', label: 'Descriptor Set', help: 'Made by protoc or buf, as Base64 text' },
      { value: 'binary', label: 'Binary Fields', help: 'Files of the first input item' },
    ],
  },
  {
    kind: 'rows',
    name: 'protoFiles',
    label: 'Proto Files',
    help: 'The file with the service and those that it imports. google/protobuf, and files of which only options are used, can be left out.',
    rowLabel: 'File',
    showWhen: { methodsFrom: ['proto'] },
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        help: 'As other files import it; can be empty when there is one file.',
        default: '',
        placeholder: 'shop/v1/orders.proto',
      },
      {
        kind: 'text',
        name: 'text',
        label: 'Text',
        help: 'The whole content of the file.',
        default: '',
        placeholder: 'syntax = "proto3"; …',
        rows: 10,
      },
    ],
  },
  {
    kind: 'text',
    name: 'descriptorSet',
    label: 'Descriptor Set (Base64)',
    help: 'Made with: protoc --include_imports --descriptor_set_out=/dev/stdout api.proto | base64.',
    default: '',
    placeholder: 'CsYBCg1vcmRlcnMucHJvdG8…',
    rows: 4,
    showWhen: { methodsFrom: ['descriptorSet'] },
  },
  {
    kind: 'text',
    name: 'descriptionFields',
    label: 'Binary Fields',
    help: 'Binary fields of the first input item, with commas between: .proto files, or one descriptor set. Lists are not filled then: enter names, and the parameters as JSON.',
    default: 'data',
    placeholder: 'orders, money',
    required: true,
    showWhen: { methodsFrom: ['binary'] },
  },
];

export const grpcOptions: readonly Field[] = [
  {
    kind: 'text',
    name: 'authority',
    label: 'Authority',
    help: 'Name that the server is asked as, and that its certificate has to be for, where it is not the host of the address.',
    default: '',
    placeholder: 'api.example.com',
  },
  {
    kind: 'choice',
    name: 'compression',
    label: 'Compress Messages',
    help: 'Whether messages are sent compressed. Compressed answers are always understood.',
    default: 'none',
    choices: [
      { value: 'none', label: 'No' },
      { value: 'gzip', label: 'With Gzip' },
    ],
  },
  {
    kind: 'choice',
    name: 'bytes',
    label: 'Bytes in Answers',
    help: 'What fields of the type bytes become.',
    default: 'text',
    choices: [
      { value: 'text', label: 'Text', help: 'Base64' },
      { value: 'files', label: 'Files', help: 'Binary data of the item; the field says under which name' },
    ],
  },
  {
    kind: 'group',
    name: 'streamLimits',
    label: 'Stream Limits',
    help: 'When to leave an answer that is a stream. What has come until then is kept, and the report says that there may be more.',
    fields: [
      {
        kind: 'number',
        name: 'maxMessages',
        label: 'Messages',
        help: 'At the most. Get Many has its Limit instead.',
        default: 10_000,
        min: 1,
      },
      {
        kind: 'number',
        name: 'maxSeconds',
        label: 'Seconds',
        help: 'How long to listen; 0 for as long as messages come.',
        default: 0,
        min: 0,
      },
    ],
  },
];
