import type { JsonValue } from '../../plan/json';
import { describeValue } from './describeValue';
import type { ValueType } from './ValueType';

const meanings: ReadonlyMap<JsonValue, boolean> = new Map<JsonValue, boolean>([
  ...['true', 'yes', 'y', 'on', '1', 1].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off', '0', 0].map((word) => [word, false] as const),
]);

export const boolean: ValueType = {
  label: 'True or False',
  help: 'true and false; also yes/no, y/n, on/off and 1/0, in any case.',
  expects: 'true or false',
  convert(value) {
    if (typeof value === 'boolean') return { value };
    const found = meanings.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
    return found === undefined
      ? { problem: `${describeValue(value)} is neither true nor false` }
      : { value: found };
  },
};
