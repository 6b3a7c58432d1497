import { datePattern } from '../dates/datePattern';
import { checkZone, utcOf, wallTimeAt, instantOf, ofUtc } from '../dates/zone';
import type { JsonValue } from '../../plan/json';
import { describeValue } from './describeValue';
import { namesZone, toInstant, writtenDay } from './instants';
import type { Converted } from './ValueType';

/** How a row reads and writes its dates. */
export interface DateStyle {
  readonly sourceFormat?: string;
  readonly format?: string;
  readonly zone?: string;
}

/**
 * The conversion of dates (`date`) or of dates with time (`dateTime`) that are read or written in a way of their own.
 *
 * @throws ApiError INVALID_SETTING for a format or a time zone that means nothing
 */
export function dateConversion(
  type: 'date' | 'dateTime',
  { sourceFormat, format, zone }: DateStyle,
): (value: JsonValue) => Converted {
  if (zone !== undefined) checkZone(zone);
  const reader = sourceFormat === undefined ? undefined : datePattern(sourceFormat);
  const writer = format === undefined ? undefined : datePattern(format);
  const clock = zone ?? 'UTC';
  const read = (value: JsonValue): number | undefined => {
    // A year such as 2024 or a day such as 20240501 may come as a number.
    if (reader && (typeof value === 'string' || typeof value === 'number'))
      return reader.read(String(value), clock);
    // Of a date with time the day as it is written, unless a zone was asked for.
    const day = type === 'date' && zone === undefined && typeof value === 'string' && writtenDay(value);
    const instant = toInstant(day || value);
    if (instant === undefined || typeof value !== 'string' || namesZone(value)) return instant;
    return instantOf(ofUtc(instant), clock);
  };
  const write = (instant: number): string => {
    if (writer) return writer.write(instant, clock);
    if (type === 'dateTime') return new Date(instant).toISOString();
    return new Date(utcOf(wallTimeAt(instant, clock))).toISOString().split('T')[0]!;
  };
  const how = sourceFormat === undefined ? '' : ` written as ${sourceFormat}`;
  const what = type === 'date' ? 'a date' : 'a date and time';
  return (value) => {
    const instant = read(value);
    return instant === undefined
      ? { problem: `${describeValue(value)} is not ${what}${how}` }
      : { value: write(instant) };
  };
}
