import type { Field } from '../../../lib';
import { askModel, minimumConfidence, samplesLimit } from './target';

const keepFiles: Field = {
  kind: 'switch',
  name: 'keepFiles',
  label: 'Keep Files',
  help: 'Whether the files of an item go along.',
  default: true,
};

const timeLimit: Field = {
  kind: 'number',
  name: 'timeLimit',
  label: 'Time Limit per Item (Seconds)',
  help: 'An expression that takes longer is stopped, and the item fails.',
  default: 1,
  min: 0.01,
  max: 60,
};

const split: Field = {
  kind: 'path',
  name: 'split',
  label: 'Split Out',
  help: 'A list of the item: each of its elements becomes an item, with the fields of the item around it.',
  placeholder: 'lines',
  default: '',
};

const groupBy: Field = {
  kind: 'path',
  name: 'groupBy',
  label: 'Group By',
  help: 'Items with the same value here become one. Combine, in each row, says how; Lines[].Sku makes a list of them.',
  placeholder: 'order_id',
  default: '',
};

const checkResult: Field = {
  kind: 'json',
  name: 'checkResult',
  label: 'Check Result by JSON Schema',
  help: 'What a mapped item has to be; items that are not are invalid.',
  default: '{}',
  placeholder: '{ "required": ["ContactEmail"] }',
};

const lookupTable: Field = {
  kind: 'switch',
  name: 'lookupTable',
  label: 'Lookup Table',
  help: 'Whether a further input brings a table that expressions read as $table.',
  default: false,
};

const drift: Field = {
  kind: 'choice',
  name: 'drift',
  label: 'Drift',
  help: 'Whether the fields, types and values of the source are watched for changes. They are learnt from runs of the active workflow.',
  default: 'report',
  choices: [
    { value: 'report', label: 'Report', help: 'Changes are told in the output panel and in the report' },
    {
      value: 'stop',
      label: 'Stop When It Breaks',
      help: 'A field of the mapping that is missing or of another type fails the node before anything is mapped',
    },
    { value: 'learn', label: 'Learn Anew', help: 'Forget what was known, and take this run for how it is' },
    { value: 'off', label: 'Off' },
  ],
};

const reportOutput: Field = {
  kind: 'switch',
  name: 'reportOutput',
  label: 'Report Output',
  help: 'Whether a further output tells how many items were mapped and what was wrong with the others.',
  default: false,
};

export const mapOptions: readonly Field[] = [
  checkResult,
  drift,
  groupBy,
  keepFiles,
  lookupTable,
  reportOutput,
  split,
  timeLimit,
];
export const validateOptions: readonly Field[] = [lookupTable, reportOutput, timeLimit];
export const documentOptions: readonly Field[] = [groupBy, split];
export const suggestOptions: readonly Field[] = [askModel, minimumConfidence, samplesLimit];
