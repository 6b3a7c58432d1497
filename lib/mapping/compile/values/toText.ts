import { checkSize } from '../../expression/toPlain';
import type { Run } from '../Run';
import { leave } from '../undecided';
import { isFunctionValue } from './FunctionValue';
import type { Marked } from './sequence';

/** jsonata's `$string` of anything but undefined. */
export function toText(value: unknown, run: Run): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) return leave();
      return String(rounded(value));
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : jsonOf(value, run);
    default:
      return '';
  }
}

function jsonOf(value: object, run: Run): string {
  checkSize(value, () => run.clock.look());
  const inner: unknown = Array.isArray(value) && (value as Marked).outerWrapper ? value[0] : value;
  return JSON.stringify(inner, (_key, part: unknown) => {
    if (typeof part === 'number')
      return Number.isFinite(part) ? rounded(part) : Number.isNaN(part) ? part : leave();
    return isFunctionValue(part) ? '' : part;
  });
}

/** Fifteen digits, which hides what binary fractions cannot hold. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
