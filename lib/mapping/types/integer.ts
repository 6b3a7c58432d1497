import { describeValue } from './describeValue';
import type { ValueType } from './ValueType';

const wholeNumber = /^\s*([+-]?\d{1,1000})(?:\.0*)?\s*$/;

export const integer: ValueType = {
  label: 'Integer',
  help: 'Whole numbers, and text such as "12" or "12.0". Beyond 2^53 a text stays text, digit for digit, so that nothing is rounded.',
  expects: 'a whole number',
  convert(value) {
    if (typeof value === 'number') return fromNumber(value);
    const digits = typeof value === 'string' ? wholeNumber.exec(value)?.[1] : undefined;
    if (digits === undefined) return { problem: `${describeValue(value)} is not a whole number` };
    const found = Number(digits);
    if (Number.isSafeInteger(found)) return { value: found === 0 ? 0 : found };
    return { value: BigInt(digits.replace('+', '')).toString() };
  },
};

function fromNumber(value: number) {
  if (Number.isSafeInteger(value)) return { value };
  return Number.isInteger(value)
    ? { problem: `${value} is too large to be exact; have it sent as text` }
    : { problem: `${value} is not a whole number` };
}
