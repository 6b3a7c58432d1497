import { checkNumber } from './numbers';

/** jsonata's `$boolean` but for undefined, which is false here. */
export function isTrue(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value.length > 0;
    case 'number':
      return checkNumber(value) && value !== 0;
    case 'object':
      if (value === null) return false;
      return Array.isArray(value) ? isAnyTrue(value) : Object.keys(value).length > 0;
    default:
      return false;
  }
}

function isAnyTrue(values: readonly unknown[]): boolean {
  if (values.length === 1) return isTrue(values[0]);
  let found = false;
  // All are looked at: any of them may be refused.
  for (const value of values) if (isTrue(value)) found = true;
  return found;
}
