import type { Field } from '../../../lib';

export const defaultEvents = 10;
export const defaultSeconds = 60;

export const subscriptionAsField: Field = {
  kind: 'choice',
  name: 'subscriptionAs',
  label: 'Subscription As',
  help: 'How the subscription is given.',
  default: 'list',
  choices: [
    { value: 'list', label: 'From List', help: 'One that the schema has, with its arguments as fields' },
    { value: 'document', label: 'Document', help: 'Written by hand' },
  ],
};

/** How events come, and how many of them are collected. */
export const subscriptionFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'over',
    label: 'Over',
    help: 'How the API delivers events; its documentation says it.',
    default: 'webSocket',
    choices: [
      {
        value: 'webSocket',
        label: 'WebSocket',
        help: 'The protocol graphql-transport-ws, which most servers speak',
      },
      {
        value: 'events',
        label: 'Server-Sent Events',
        help: 'One long HTTP answer (graphql-sse, distinct connections mode)',
      },
    ],
  },
  {
    kind: 'number',
    name: 'maxEvents',
    label: 'Max Events',
    help: 'The subscription ends when so many events have come. Each is an item.',
    default: defaultEvents,
    min: 1,
  },
  {
    kind: 'number',
    name: 'maxSeconds',
    label: 'Max Seconds',
    help: 'The subscription ends after this time, however many events have come.',
    default: defaultSeconds,
    min: 1,
  },
];

export const connectionPayloadOption: Field = {
  kind: 'json',
  name: 'connectionPayload',
  label: 'Connection Payload (JSON)',
  help: 'What a WebSocket server wants to be told first (connection_init); most take the credential from the headers.',
  default: '{}',
  placeholder: '{ "locale": "en" }',
};
