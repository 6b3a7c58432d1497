import { type JsonValue, parseJson } from '../../lib';
import { jsonOf } from '../shared/formValues';

/**
 * The value of a JSON field, with integers that a number cannot hold as text: GraphQL takes ids and the usual
 * scalars for large numbers in that form.
 *
 * @throws ApiError INVALID_SETTING that names the field
 */
export function exactJsonOf(value: unknown, label: string): JsonValue {
  if (typeof value !== 'string') return (value ?? null) as JsonValue;
  if (value.trim() === '') return null;
  // Says what is wrong with the JSON, if anything.
  jsonOf(value, label);
  return parseJson(value).value as JsonValue;
}
