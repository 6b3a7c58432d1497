import { isObject } from '../../plan/json';

const names = /^(retry-?_?after)$/i;

/**
 * When a result that says "too fast" may be asked for again, in epoch milliseconds: `Retry-After` among its own
 * headers (Microsoft Graph: seconds; RFC 9110, section 10.2.3, allows a date) or a field of that name in seconds.
 */
export function retryTime(result: unknown, now: number): number | undefined {
  if (!isObject(result)) return undefined;
  return [result.headers, result, result.error]
    .map((part) => timeIn(part, now))
    .find((time) => time !== undefined);
}

function timeIn(part: unknown, now: number): number | undefined {
  if (!isObject(part)) return undefined;
  const [, value] = Object.entries(part).find(([name]) => names.test(name)) ?? [];
  if (value === undefined || value === null || value === '') return undefined;
  const seconds = Number(value);
  if (!Number.isNaN(seconds)) return seconds >= 0 ? now + seconds * 1000 : undefined;
  const date = Date.parse(String(value));
  return Number.isNaN(date) ? undefined : date;
}
