import { ApiError } from '../errors/ApiError';
import type { Field, Settings } from '../plan/Field';
import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';
import { readValueAt, withoutValueAt, withValueAt } from '../plan/requestTarget';
import { placeOf } from './placeOf';

/** Asks what the first request has to carry, or must not. */
export const firstParametersField: Field = {
  kind: 'json',
  name: 'firstParameters',
  label: 'First Request Parameters',
  help: 'Parameters that the first request needs, as JSON; those that it has already stay as they are, null takes one away.',
  default: '{}',
  placeholder: '{ "page[size]": 100, "cursor": null }',
};

/**
 * The first request as an API wants it: parameters that it insists on are added unless the user has set them;
 * those that it refuses before there is a cursor are taken away.
 * @throws ApiError INVALID_SETTING when the setting is no JSON object
 */
export function withFirstParameters(request: RequestSpec, settings: Settings): RequestSpec {
  return Object.entries(parametersOf(settings)).reduce((changed, [name, value]) => {
    const place = placeOf(settings, changed);
    if (value === null) return withoutValueAt(changed, place, name);
    return readValueAt(changed, place, name) === undefined
      ? withValueAt(changed, place, name, value)
      : changed;
  }, request);
}

function parametersOf({ firstParameters = {} }: Settings): JsonObject {
  const value = typeof firstParameters === 'string' ? parse(firstParameters) : firstParameters;
  if (isObject(value)) return value;
  throw new ApiError('INVALID_SETTING', {
    subject: '"First Request Parameters" is not a JSON object',
    field: firstParametersField.label,
    hint: 'Write it like { "page[size]": 100 }.',
  });
}

function parse(text: string): JsonValue | undefined {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
