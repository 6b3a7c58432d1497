import { ApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';

/**
 * Parameters as the list that protocols without names want; none at all are an empty one.
 * @throws ApiError INVALID_SETTING for an object or a single value
 */
export function listParameters(value: JsonValue | undefined, protocol: string): JsonValue[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  const found = typeof value === 'object' ? 'an object' : JSON.stringify(value);
  throw new ApiError('INVALID_SETTING', {
    subject: `${protocol} knows parameters by position only, but "Parameters (JSON)" is ${found}`,
    field: 'Parameters (JSON)',
    hint: 'Write a list, such as [ "Ada", 42 ]. A method that takes one object wants it inside the list: [ { … } ].',
  });
}
