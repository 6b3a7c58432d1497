import { type Field, planDefaults } from '../../../../lib';

export const cacheOption: Field = {
  kind: 'group',
  name: 'cache',
  label: 'Cache',
  help: 'Answers reads from earlier answers, as far as the API allows it. Without this option nothing is kept.',
  fields: [
    {
      kind: 'choice',
      name: 'mode',
      label: 'Mode',
      help: 'Where answers are kept.',
      default: 'memory',
      choices: [
        { value: 'off', label: 'Off', help: 'Every request goes to the API' },
        {
          value: 'memory',
          label: 'Memory',
          help: 'In this n8n process; nodes with the same credential share it',
        },
      ],
    },
    {
      kind: 'number',
      name: 'keepAtLeast',
      label: 'Keep At Least (Seconds)',
      help: 'Use an answer again for this long even if the API states less or nothing. Answers marked no-store are never kept.',
      default: planDefaults.cache.keepAtLeastMs / 1000,
      showWhen: { mode: ['memory'] },
      min: 0,
    },
    {
      kind: 'number',
      name: 'staleIfError',
      label: 'Stale If Error (Seconds)',
      help: 'For this long after it has expired, an earlier answer is used when the API is down. The report says so.',
      default: planDefaults.cache.staleIfErrorMs / 1000,
      showWhen: { mode: ['memory'] },
      min: 0,
    },
  ],
};
