import type { Field } from '../../../../lib';

/** What one choice is called in a node's words, and what its items hold. */
interface Shape {
  readonly label: string;
  readonly help: string;
}

/** What becomes one item. The shapes are the same everywhere; each API has its own words for them. */
export function outputOption(record: Shape, page: Shape, responseHelp: string): Field {
  return {
    kind: 'choice',
    name: 'output',
    label: 'Output',
    help: 'What becomes one item.',
    default: 'record',
    choices: [
      { value: 'record', ...record },
      { value: 'page', ...page },
      { value: 'response', label: 'Response', help: responseHelp },
    ],
  };
}

/** Where the records are. `how`: the way they are found without it. */
export function recordsAtOption(placeholder: string, how = 'found automatically'): Field {
  return {
    kind: 'text',
    name: 'recordsAt',
    label: 'Records At',
    help: `Path of the list of records in the answer, or a JSONata expression. Empty: ${how}.`,
    default: '',
    placeholder,
  };
}
