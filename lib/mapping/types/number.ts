import { describeValue } from './describeValue';
import { isNumeral } from './numerals';
import type { ValueType } from './ValueType';

export const number: ValueType = {
  label: 'Number',
  help: 'Numbers, and text such as "12", "-0.5" or "1e3". "1,234" is not a number. Integers beyond 2^53 are refused, as they would be rounded: use Integer or Decimal.',
  expects: 'a number',
  convert(value) {
    const found = typeof value === 'string' && isNumeral(value) ? Number(value) : value;
    if (typeof found !== 'number' || !Number.isFinite(found))
      return { problem: `${describeValue(value)} is not a number` };
    if (typeof value === 'string' && Number.isInteger(found) && !Number.isSafeInteger(found))
      return { problem: `${describeValue(value)} is too large to be kept exactly as a number` };
    return { value: found };
  },
};
