import { describeValue } from './describeValue';
import { toInstant } from './instants';
import type { ValueType } from './ValueType';

export const dateTime: ValueType = {
  label: 'Date and Time',
  help: 'ISO 8601 in UTC: 2024-05-01T09:30:00.000Z. Accepts ISO text (UTC where it names no zone), seconds or milliseconds since 1970, and HTTP dates.',
  expects: 'a date and time',
  convert(value) {
    const instant = toInstant(value);
    return instant === undefined
      ? { problem: `${describeValue(value)} is not a date and time` }
      : { value: new Date(instant).toISOString() };
  },
};
