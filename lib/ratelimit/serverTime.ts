/** The shortest wait in milliseconds: a time that has passed by the server's clock means "now, but not at once". */
const smallestWaitMs = 100;

/** Anything farther away is a misread number: no limit lasts longer than a year. */
const longestWaitMs = 366 * 86_400_000;

/**
 * How far the server's clock is ahead of ours, in milliseconds, by its Date header (RFC 9110, section 6.6.1) and,
 * where the answer comes out of a cache, its Age (RFC 9111, section 5.1). Waits stated as points in time are moved
 * by it: our clock may be wrong.
 */
export function clockSkew(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '') + 1_000 * Number(headers.get('age') ?? 0);
  // Date has a resolution of one second: smaller differences are no skew.
  return Number.isNaN(date) || Math.abs(date - now) < 1_500 ? 0 : date - now;
}

/**
 * A time in a header as a point in time (epoch milliseconds) by the local clock, read by its shape: epoch
 * milliseconds, epoch seconds, a number of `unit` from now (seconds unless the header's name says otherwise), a
 * duration such as "6m0s", a date. Negative and unreadable values mean "unknown". Never earlier than now.
 */
export function resetTime(
  text: string | null | undefined,
  headers: Headers,
  now: number,
  unit: 'ms' | 's' = 's',
): number | undefined {
  const time = text ? timeOf(text.trim(), headers, now, unit) : undefined;
  return time === undefined || time - now > longestWaitMs ? undefined : Math.max(time, now + smallestWaitMs);
}

function timeOf(text: string, headers: Headers, now: number, unit: 'ms' | 's'): number | undefined {
  // Two servers in a row may each have added theirs; the later one counts.
  const numbers = text.split(/\s*,\s*/);
  if (numbers.every(isNumber)) return numericTime(Math.max(...numbers.map(Number)), headers, now, unit);
  const duration = durationMs(text);
  return duration === undefined ? dateTime(text, headers, now) : now + duration;
}

/** Digits only: JavaScript would also read "0x10", "1e9" and "Infinity". */
function isNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}

function numericTime(value: number, headers: Headers, now: number, unit: 'ms' | 's'): number | undefined {
  if (value < 0) return undefined;
  if (value > 1e12) return value - clockSkew(headers, now);
  if (unit === 'ms') return now + value;
  return value > 1e9 ? value * 1_000 - clockSkew(headers, now) : now + value * 1_000;
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** Durations as Go and protobuf write them: "6m0s", "12ms", "45.8s"; in whole milliseconds. */
export function durationMs(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(d|h|ms|m|s))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(d|h|ms|m|s)/g)];
  return Math.ceil(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit!] ?? 0), 0));
}

/** Dates need a year and a time of day: Date.parse finds a date in nearly any text. Without a zone they mean UTC. */
function dateTime(text: string, headers: Headers, now: number): number | undefined {
  if (!/\d{4}.*\d\d:\d\d/.test(text)) return undefined;
  const hasNoZone = /^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(text);
  const date = Date.parse(hasNoZone ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(date) ? undefined : date - clockSkew(headers, now);
}
