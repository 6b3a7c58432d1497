import { type Field, planDefaults } from '../../../../lib';

export const timeoutOption: Field = {
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
