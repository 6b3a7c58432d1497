import type { JsonValue } from '../../../plan/json';
import { datePattern } from '../../dates/datePattern';
import { checkZone, instantOf, wallTimeAt } from '../../dates/zone';
import { toInstant } from '../../types/instants';
import { type HelperFunction, textArgument, unusable } from './HelperFunction';

/** Milliseconds of the units that are always as long. */
const lengths: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};
const months: Readonly<Record<string, number>> = { months: 1, years: 12 };
const units = [...Object.keys(lengths), ...Object.keys(months)];

export const dateHelpers: Readonly<Record<string, HelperFunction>> = {
  formatDate: {
    call: '$formatDate(date, format, zone?)',
    help: 'A date in a format such as dd.MM.yyyy, as the clocks of a time zone show it; UTC without one.',
    example: ['$formatDate("2024-05-01T22:30:00Z", "dd.MM.yyyy HH:mm", "Europe/Berlin")', '02.05.2024 00:30'],
    run: (date, format, zone) =>
      datePattern(textArgument(format, 'the format of $formatDate')).write(instantFrom(date), zoneFrom(zone)),
  },
  parseDate: {
    call: '$parseDate(text, format, zone?)',
    help: 'A text in a format such as MM/dd/yyyy as ISO 8601 in UTC. A text that is written otherwise is an error.',
    example: ['$parseDate("05/01/2024", "MM/dd/yyyy")', '2024-05-01T00:00:00.000Z'],
    run(text, format, zone) {
      const pattern = textArgument(format, 'the format of $parseDate');
      const written = textArgument(text, 'the first argument of $parseDate');
      const instant = datePattern(pattern).read(written, zoneFrom(zone));
      if (instant === undefined) throw unusable(`"${written}" is not a date written as ${pattern}`);
      return new Date(instant).toISOString();
    },
  },
  addTime: {
    call: '$addTime(date, amount, unit)',
    help: `A date that much later, or earlier where the amount is negative. Units: ${units.join(', ')}. A month after the 31st of January is the last of February.`,
    example: ['$addTime("2024-01-31", 1, "months")', '2024-02-29T00:00:00.000Z'],
    run(date, amount, unit) {
      const instant = instantFrom(date);
      if (typeof amount !== 'number') throw unusable('the amount of $addTime has to be a number');
      const length = lengths[unitFrom(unit)];
      const later =
        length === undefined
          ? addMonths(instant, amount * months[unitFrom(unit)]!)
          : instant + amount * length;
      return new Date(later).toISOString();
    },
  },
  timeBetween: {
    call: '$timeBetween(from, to, unit)',
    help: `How long it is from one date to another, in ${Object.keys(lengths).join(', ')}.`,
    example: ['$timeBetween("2024-05-01", "2024-05-04", "days")', '3'],
    run(from, to, unit) {
      const length = lengths[unitFrom(unit)];
      if (length === undefined)
        throw unusable('months and years are not all equally long: $timeBetween counts days');
      return (instantFrom(to) - instantFrom(from)) / length;
    },
  },
};

function instantFrom(value: unknown): number {
  const instant = toInstant(value as JsonValue);
  if (instant === undefined) throw unusable(`${JSON.stringify(value)} is not a date`);
  return instant;
}

function zoneFrom(zone: unknown): string {
  if (zone === undefined) return 'UTC';
  const name = textArgument(zone, 'a time zone');
  checkZone(name);
  return name;
}

function unitFrom(unit: unknown): string {
  const name = textArgument(unit, 'a unit of time');
  const whole = units.find((each) => each === name || each === `${name}s`);
  if (whole === undefined) throw unusable(`"${name}" is not a unit of time; known: ${units.join(', ')}`);
  return whole;
}

function addMonths(instant: number, count: number): number {
  const wall = wallTimeAt(instant, 'UTC');
  const at = wall.year * 12 + wall.month - 1 + Math.trunc(count);
  const [year, month] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return instantOf({ ...wall, year, month, day: Math.min(wall.day, last) }, 'UTC');
}
