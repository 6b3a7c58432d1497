import { describeValue } from './describeValue';
import { toInstant, writtenDay } from './instants';
import type { ValueType } from './ValueType';

export const date: ValueType = {
  label: 'Date',
  help: 'An ISO date: 2024-05-01. Of an ISO date with time the day as it is written; of other times the day in UTC. "01/05/2024" is refused: it may be May or January.',
  expects: 'a date',
  convert(value) {
    const written = typeof value === 'string' ? writtenDay(value) : undefined;
    if (written !== undefined) return { value: written };
    const instant = toInstant(value);
    return instant === undefined
      ? { problem: `${describeValue(value)} is not a date` }
      : { value: new Date(instant).toISOString().split('T')[0]! };
  },
};
