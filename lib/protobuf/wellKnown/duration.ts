import { jsonProblem, shown } from '../json/jsonProblem';
import { fraction } from './timestamp';
import type { WellKnownType } from './WellKnownType';

/** Seconds with an "s" behind them: `1.5s`. */
export const duration: WellKnownType = {
  schema: { type: 'string', examples: ['1.5s'] },
  toJson({ seconds = 0, nanos = 0 }) {
    const whole = Number(seconds);
    const part = Number(nanos);
    const sign = whole < 0 || part < 0 ? '-' : '';
    return `${sign}${Math.abs(whole)}${fraction(part)}s`;
  },
  fromJson(value, path) {
    const text = typeof value === 'string' ? value.trim() : '';
    const [, sign = '', whole, digits = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/.exec(text) ?? [];
    if (whole === undefined) {
      throw jsonProblem(
        path,
        `must be a duration, not ${shown(value)}`,
        'Write it in seconds with an "s", such as 1.5s.',
      );
    }
    const factor = sign === '-' ? -1 : 1;
    return { seconds: factor * Number(whole), nanos: factor * Number(digits.padEnd(9, '0')) };
  },
};
