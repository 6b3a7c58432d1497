import { ApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A date as `dateTime.iso8601` writes it: 20260131T12:00:00. The type knows no time zone: a time without one is sent
 * as it stands, one with an offset as UTC with a Z at the end, which most servers read.
 *
 * @throws ApiError INVALID_SETTING for what is no date
 */
export function writeDateTime(value: JsonValue): string {
  const text = typeof value === 'number' ? new Date(value).toISOString() : String(value).trim();
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = iso.exec(text) ?? [];
  const plain = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (year === undefined || Number.isNaN(Date.parse(`${plain}Z`))) throw noDate(value);
  if (zone === undefined) return `${year}${month}${day}T${hour}:${minute}:${second}`;
  const utc = new Date(
    `${plain}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()}`,
  );
  return `${utc.toISOString().slice(0, 19).replaceAll('-', '')}Z`;
}

/** A `dateTime.iso8601` with dashes, as everybody else writes it, its zone if it has one; odd ones stay as they are. */
export function readDateTime(text: string): string {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] =
    iso.exec(text.trim()) ?? [];
  if (year === undefined) return text.trim();
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}

function noDate(value: JsonValue): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `{"$dateTime": ${JSON.stringify(value)}} is not a date and time`,
    field: 'Parameters',
    hint: 'Write it like 2026-01-31T12:00:00.',
  });
}
