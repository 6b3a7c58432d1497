import type { Field } from '../../../lib';

export const jsonRpcOptions: readonly Field[] = [
  {
    kind: 'choice',
    name: 'version',
    label: 'Version',
    help: 'Of JSON-RPC. Nearly all APIs speak 2.0.',
    default: '2.0',
    choices: [
      { value: '2.0', label: '2.0' },
      {
        value: '1.0',
        label: '1.0',
        help: 'Parameters are a list; there are no batches (Bitcoin, older APIs)',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'parametersBy',
    label: 'Send Parameters',
    help: 'How the fields above are sent.',
    default: 'automatic',
    choices: [
      { value: 'automatic', label: 'Automatic', help: "As the method's description says" },
      { value: 'byName', label: 'By Name', help: 'As an object' },
      { value: 'byPosition', label: 'By Position', help: 'As a list, in the order of the description' },
    ],
  },
  {
    kind: 'switch',
    name: 'textIds',
    label: 'IDs as Text',
    help: 'Whether to number calls with texts ("1") instead of numbers (1), for APIs that insist on it.',
    default: false,
  },
  {
    kind: 'choice',
    name: 'over',
    label: 'Send Over',
    help: 'How calls travel. An address with wss:// means WebSocket as well.',
    default: 'http',
    choices: [
      { value: 'http', label: 'HTTP', help: 'A request for each call or batch' },
      {
        value: 'webSocket',
        label: 'WebSocket',
        help: 'One connection for all calls; credentials go along when it is opened',
      },
    ],
  },
];
