import type { Field } from '../../../lib';

export const xmlRpcOptions: readonly Field[] = [
  {
    kind: 'choice',
    name: 'extensions',
    label: 'Null and Long Integers',
    help: 'How values are written that the first specification did not have.',
    default: 'common',
    choices: [
      { value: 'common', label: 'Common', help: 'nil and i8, as most servers read them' },
      { value: 'apache', label: 'Apache', help: 'ex:nil and ex:i8, with the namespace of Apache XML-RPC' },
    ],
  },
  {
    kind: 'switch',
    name: 'asciiOnly',
    label: 'ASCII Only',
    help: 'Whether to write other characters as numbers (&#233;), for servers that misread UTF-8.',
    default: false,
  },
];
