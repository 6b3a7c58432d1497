import { jsonProblem, shown } from '../json/jsonProblem';
import type { WellKnownType } from './WellKnownType';

const form = /^(\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9})\d*)?(Z|z|[+-]\d{2}:?\d{2})$/;

/** RFC 3339, with as many of the nine digits of a fraction as are needed, in groups of three. */
export const timestamp: WellKnownType = {
  schema: { type: 'string', format: 'date-time' },
  toJson({ seconds = 0, nanos = 0 }) {
    const whole = new Date(Number(seconds) * 1000);
    if (Number.isNaN(whole.getTime())) return null;
    return `${whole.toISOString().slice(0, 19)}${fraction(Number(nanos))}Z`;
  },
  fromJson(value, path) {
    const [, dateTime, digits = '', zone] = (typeof value === 'string' && form.exec(value.trim())) || [];
    const ms = dateTime === undefined ? NaN : Date.parse(`${dateTime.replace(/[t ]/, 'T')}${zone}`);
    if (Number.isNaN(ms)) {
      throw jsonProblem(
        path,
        `must be a point in time, not ${shown(value)}`,
        'Write it as 2026-11-25T13:00:00Z, or with an offset such as +01:00.',
      );
    }
    return { seconds: ms / 1000, nanos: Number(digits.padEnd(9, '0')) };
  },
};

/** Nanoseconds as `.5`… in three, six or nine digits; nothing for none. */
export function fraction(nanos: number): string {
  if (nanos === 0) return '';
  const digits = String(Math.abs(nanos)).padStart(9, '0');
  return `.${digits.replace(/(000){1,2}$/, '')}`;
}
