import { type Field, planDefaults } from '../../../../lib';

export const retryOption: Field = {
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
      kind: 'number',
      name: 'giveUpAfter',
      label: 'Give Up After (Seconds)',
      help: 'For all requests, repetitions and waits of one input item together; 0 for no limit.',
      default: 0,
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
