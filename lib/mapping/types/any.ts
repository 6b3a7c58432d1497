import type { ValueType } from './ValueType';

export const any: ValueType = {
  label: 'Any',
  help: 'The value as it is.',
  convert: (value) => ({ value }),
};
