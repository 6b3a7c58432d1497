import { type Field, incrementalStrategies } from '../../../../lib';
import { familyFields } from './familyFields';

export const incrementalOption: Field = {
  kind: 'group',
  name: 'incremental',
  label: 'Only New Since Last Run',
  help: 'Reads what is new since the last complete run. n8n keeps the position for runs of an active workflow, not for manual ones.',
  fields: [
    {
      kind: 'choice',
      name: 'strategy',
      label: 'Go By',
      help: 'How new records are told from known ones.',
      default: 'field',
      choices: incrementalStrategies.entries.map(([value, { label, help }]) => ({ value, label, help })),
    },
    ...familyFields('strategy', incrementalStrategies.entries),
    {
      kind: 'choice',
      name: 'onExpired',
      label: 'If the Position Has Expired',
      help: 'What happens when the API no longer knows where the last run ended.',
      default: 'startOver',
      choices: [
        { value: 'startOver', label: 'Start Over', help: 'Read everything again, with a warning' },
        { value: 'fail', label: 'Fail', help: 'The item fails' },
      ],
    },
    {
      kind: 'text',
      name: 'name',
      label: 'Remember As',
      help: 'Name of the position. Empty: path, parameters and body tell positions apart, so fill it in when they change from run to run.',
      default: '',
      placeholder: 'contacts',
    },
    {
      kind: 'switch',
      name: 'startOver',
      label: 'Start Over',
      help: 'Whether to forget the position and read from the beginning; an expression can decide.',
      default: false,
    },
  ],
};
