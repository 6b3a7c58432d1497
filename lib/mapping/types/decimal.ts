import { describeValue } from './describeValue';
import { isNumeral, writeOut } from './numerals';
import type { ValueType } from './ValueType';

export const decimal: ValueType = {
  label: 'Decimal',
  help: 'A number kept exactly, as text: "1.10" stays "1.10", 1e3 becomes "1000". For money and other numbers that must not be rounded.',
  expects: 'a number',
  convert(value) {
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
      return { problem: `${value} is too large to be exact; have it sent as text` };
    const isNumber = typeof value === 'number' || (typeof value === 'string' && isNumeral(value));
    const written = isNumber ? writeOut(String(value)) : undefined;
    return written === undefined
      ? { problem: `${describeValue(value)} is not a number` }
      : { value: written };
  },
};
