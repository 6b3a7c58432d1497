import type { Field } from '../../../lib';
import { pairs } from '../../shared/api/fields/pairs';

export const pathField: Field = {
  kind: 'text',
  name: 'path',
  label: 'Path',
  help: "Where the data is: a path below the credential's base URL, or a full URL.",
  default: '',
  placeholder: '/users',
  required: true,
};

export const queryField = pairs(
  'query',
  'Query Parameters',
  'Parameter',
  'Added to the URL after the question mark.',
  ['status', 'active'],
);

export const downloadFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'outputField',
    label: 'Put Output File in Field',
    help: 'Name of the binary field of the new item.',
    default: 'data',
    placeholder: 'data',
    required: true,
  },
];
