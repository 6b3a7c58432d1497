import { ApiError, type JsonValue, parseJson } from '../../lib';
import { textOf } from '../shared/formValues';

/**
 * The value of a JSON field, with integers that a number cannot hold as text: GraphQL takes ids and the usual
 * scalars for large numbers in that form.
 *
 * @throws ApiError INVALID_SETTING that names the field
 */
export function exactJsonOf(value: unknown, label: string): JsonValue {
  if (typeof value !== 'string') return (value ?? null) as JsonValue;
  if (value.trim() === '') return null;
  try {
    return parseJson(value).value as JsonValue;
  } catch (error) {
    const problem = error instanceof Error ? error.message : textOf(error);
    throw new ApiError('INVALID_SETTING', {
      subject: `"${label}" is not valid JSON: ${problem}`,
      field: label,
      hint: 'Correct the JSON, for example a missing quote or comma.',
    });
  }
}
