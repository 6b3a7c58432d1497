import { type Field, planDefaults } from '../../../lib';

const bySettings = { mode: ['settings'] };

export const jobOption: Field = {
  kind: 'group',
  name: 'job',
  label: 'Wait for Job',
  help: 'What happens when the API only accepts the work (202) and does it later. Automatic waits for the end and reads the result.',
  fields: [
    {
      kind: 'choice',
      name: 'mode',
      label: 'Mode',
      help: 'How a job is recognised.',
      default: planDefaults.job.mode,
      choices: [
        {
          value: 'auto',
          label: 'Automatic',
          help: 'An answer of 202 that says where the state of the job can be asked for',
        },
        { value: 'off', label: 'Off', help: 'The first answer is delivered as it is' },
        { value: 'settings', label: 'By Settings', help: 'Any answer that holds the state of a job' },
      ],
    },
    {
      kind: 'path',
      name: 'statusPath',
      label: 'Status Field',
      help: 'Path of the field that holds the state. Empty: found automatically (status, state and the like).',
      default: '',
      placeholder: 'job.status',
      showWhen: bySettings,
    },
    {
      kind: 'text',
      name: 'doneValues',
      label: 'Done Values',
      help: 'States that mean success, separated by commas. Empty: the usual words, such as completed.',
      default: '',
      placeholder: 'completed, ready',
      showWhen: bySettings,
    },
    {
      kind: 'text',
      name: 'failedValues',
      label: 'Failed Values',
      help: 'States that mean failure, separated by commas. Empty: the usual words, such as failed.',
      default: '',
      placeholder: 'failed, canceled',
      showWhen: bySettings,
    },
    {
      kind: 'text',
      name: 'statusUrl',
      label: 'Status URL',
      help: 'Where the state is asked for; {id} stands for that field of the first answer. Empty: where the answer points, else the same address again.',
      default: '',
      placeholder: '/jobs/{id}',
      showWhen: bySettings,
    },
    {
      kind: 'text',
      name: 'resultUrl',
      label: 'Result URL',
      help: 'Where the result is; {downloadUrl} stands for that field of the last state. Empty: where the last state points, else that answer itself.',
      default: '',
      placeholder: '{downloadUrl}',
      showWhen: bySettings,
    },
    {
      kind: 'number',
      name: 'pollInterval',
      label: 'Poll Interval (Seconds)',
      help: 'Between two questions for the state, unless the API states a longer wait. 0: from 1 second growing to 30.',
      default: 0,
      min: 0,
    },
    {
      kind: 'number',
      name: 'longestWait',
      label: 'Longest Wait (Seconds)',
      help: 'After this the item fails with a cursor for Resume From, which goes on waiting for the same job.',
      default: planDefaults.job.maxWaitMs / 1000,
      min: 0,
    },
  ],
};
