import { toInstant } from '../mapping/types/instants';

/** How points in time are written in parameters; `auto`: as the records write them. */
export type TimeFormat = 'auto' | 'iso' | 'unix' | 'unixMs';

/** A value that records can be put in order by. */
export type Mark = string | number;

/** A record's value as a mark; undefined when it is none. */
export function toMark(value: unknown): Mark | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Numbers by size (also those too long for a number), points in time by time, anything else as text. */
export function compareMarks(a: Mark, b: Mark, format: TimeFormat): number {
  const [numberA, numberB] = [asNumber(a), asNumber(b)];
  if (numberA !== undefined && numberB !== undefined) return sign(numberA, numberB);
  const [timeA, timeB] = [instantOf(a, format), instantOf(b, format)];
  // Times that differ by less than a millisecond differ in their text.
  if (timeA !== undefined && timeB !== undefined && timeA !== timeB) return timeA - timeB;
  return sign(String(a), String(b));
}

/** Whether a mark lies before another by more than `lookbackMs`, which counts for points in time only. */
export function isBefore(mark: Mark, limit: Mark, lookbackMs: number, format: TimeFormat): boolean {
  const [time, limitTime] = [instantOf(mark, format), instantOf(limit, format)];
  if (lookbackMs > 0 && time !== undefined && limitTime !== undefined) return time < limitTime - lookbackMs;
  return compareMarks(mark, limit, format) < 0;
}

/** A mark, moved back by `lookbackMs` if it is a point in time, as it goes into a parameter. */
export function writeMark(mark: Mark, lookbackMs: number, format: TimeFormat): string {
  const time = instantOf(mark, format);
  if (time === undefined) return String(mark);
  const moved = time - lookbackMs;
  switch (format) {
    case 'iso':
      return new Date(moved).toISOString().replace('.000Z', 'Z');
    case 'unix':
      return String(Math.floor(moved / 1000));
    case 'unixMs':
      return String(moved);
    case 'auto':
      return lookbackMs === 0 ? String(mark) : inTheManner(String(mark), new Date(moved));
  }
}

/** Plain numbers are points in time only where a format says so: else they may be ids. */
function instantOf(mark: Mark, format: TimeFormat): number | undefined {
  return asNumber(mark) !== undefined && format === 'auto' ? undefined : toInstant(mark);
}

function asNumber(mark: Mark): number | bigint | undefined {
  if (typeof mark === 'number') return mark;
  if (/^-?\d+$/.test(mark)) return BigInt(mark);
  return /^-?\d+\.\d+$/.test(mark) ? Number(mark) : undefined;
}

function sign<Value extends number | bigint | string>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A date written as a sample is: day only, with a space, with a fraction, with or without zone, or as in mails. */
function inTheManner(sample: string, date: Date): string {
  if (/^[a-z]{3},/i.test(sample)) return date.toUTCString();
  const text = date.toISOString();
  if (sample.length === 10) return text.slice(0, 10);
  const seconds = /[.,]\d/.test(sample) ? text.slice(0, 23) : text.slice(0, 19);
  const zone = /(Z|[+-]\d\d(:?\d\d)?)$/i.test(sample.slice(10)) ? 'Z' : '';
  return `${sample.includes('T') ? seconds : seconds.replace('T', ' ')}${zone}`;
}
