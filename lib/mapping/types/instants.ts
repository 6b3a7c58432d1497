import type { JsonValue } from '../../plan/json';

/** ISO 8601 and RFC 3339; a space instead of the T, as databases write it. */
const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** RFC 9110 (HTTP) and RFC 5322 (mail). */
const mailDate = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|[+-]\d{4})$/i;
/** Below it a number is in seconds (until the year 5138), from it on in milliseconds (since March 1973). */
const firstMillisecond = 1e11;
const latest = 8.64e15;

/** Milliseconds since the epoch that a value means; undefined when it is no point in time. */
export function toInstant(value: JsonValue): number | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,10}(?:\.\d+)?$|^\d{12,13}$/.test(text)) return fromEpoch(Number(text));
  if (mailDate.test(text)) return valid(Date.parse(text));
  return fromIso(text);
}

/** The day as an ISO text has it, whatever its zone. */
export function writtenDay(text: string): string | undefined {
  return fromIso(text.trim()) === undefined ? undefined : text.trim().slice(0, 10);
}

/** Whether a text that is a point in time says in which zone, or needs none. */
export function namesZone(text: string): boolean {
  const found = iso.exec(text.trim());
  return !found || found[8] !== undefined;
}

function fromEpoch(value: number): number | undefined {
  const milliseconds = Math.abs(value) < firstMillisecond ? value * 1000 : value;
  return Math.abs(milliseconds) <= latest ? Math.round(milliseconds) : undefined;
}

function fromIso(text: string): number | undefined {
  const found = iso.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = found;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const date = new Date(0);
  // Not Date.UTC: it makes 1950 of the year 50.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(h, m, s, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const isReal = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
  const offset = offsetMinutes(zone);
  if (!isReal || h > 23 || m > 59 || s > 59 || offset === undefined) return undefined;
  return date.getTime() - offset * 60_000;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function valid(milliseconds: number): number | undefined {
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
