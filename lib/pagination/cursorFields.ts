import type { Field } from '../plan/Field';
import { firstParametersField } from './firstParameters';
import { pagePlaceField } from './pagePlaceField';

/** What the form asks when a cursor goes from the answer into the next request. */
export const cursorFields: readonly Field[] = [
  {
    kind: 'path',
    name: 'cursorPath',
    label: 'Cursor Field',
    help: 'Path of the field in the answer that holds the token, or the name of the header.',
    default: '',
    placeholder: 'response_metadata.next_cursor',
    required: true,
  },
  {
    kind: 'choice',
    name: 'cursorIn',
    label: 'Cursor Found In',
    help: 'Which part of the answer holds the token.',
    default: 'body',
    choices: [
      { value: 'body', label: 'Body' },
      { value: 'header', label: 'Header' },
    ],
  },
  {
    kind: 'text',
    name: 'cursorParameter',
    label: 'Cursor Parameter',
    help: 'Name of the parameter that takes the token; a path for a field of the body.',
    default: '',
    placeholder: 'cursor',
    required: true,
  },
  pagePlaceField,
  {
    kind: 'switch',
    name: 'sameTokenEnds',
    label: 'Same Token Ends',
    help: 'Whether an unchanged token means that everything was read, as with some AWS services; otherwise it is an error.',
    default: false,
  },
  firstParametersField,
];
