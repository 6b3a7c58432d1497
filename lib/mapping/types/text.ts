import { describeValue } from './describeValue';
import type { ValueType } from './ValueType';

export const text: ValueType = {
  label: 'Text',
  help: 'Text as it is; numbers and true/false are written out. Lists and objects are refused.',
  expects: 'text',
  convert(value) {
    if (typeof value === 'string') return { value };
    if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
    return { problem: `${describeValue(value)} is not text` };
  },
};
