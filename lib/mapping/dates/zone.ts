import { ApiError } from '../../errors/ApiError';

/** A point in time as the clocks of a zone show it. */
export interface WallTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const dayMs = 86_400_000;

/**
 * Refuses what is no name of the IANA time zone database, such as `Europe/Berlin`.
 *
 * @throws ApiError INVALID_SETTING
 */
export function checkZone(zone: string): void {
  try {
    formatterOf(zone);
  } catch (error) {
    throw new ApiError(
      'INVALID_SETTING',
      { subject: `"${zone}" is not a time zone; write one such as Europe/Berlin, America/New_York or UTC` },
      error,
    );
  }
}

/** What the clocks of a zone show at an instant (epoch milliseconds). */
export function wallTimeAt(instant: number, zone: string): WallTime {
  return ofUtc(instant + offsetAt(instant, zone));
}

/**
 * The instant at which the clocks of a zone show a time. Of an hour that comes twice in autumn the first; an hour that
 * is left out in spring is taken as if the clocks had not been changed yet.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const asUtc = utcOf(wall);
  const offsets = [offsetAt(asUtc - dayMs, zone), offsetAt(asUtc + dayMs, zone)];
  const fitting = offsets.find((offset) => offsetAt(asUtc - offset, zone) === offset);
  return asUtc - (fitting ?? offsets[0]!);
}

/** Milliseconds by which a zone is ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = utcOf({ year, month, day, hour, minute, second, millisecond: 0 });
  return shown - Math.floor(instant / 1000) * 1000;
}

export function ofUtc(instant: number): WallTime {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

export function utcOf({ year, month, day, hour, minute, second, millisecond }: WallTime): number {
  const date = new Date(0);
  // Not Date.UTC: it makes 1950 of the year 50.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}
