import type { ValueType } from './ValueType';

export const any: ValueType = {
  label: 'Any',
  help: 'The value as it is.',
  expects: 'any value',
  convert: (value) => ({ value }),
};
