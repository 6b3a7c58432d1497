import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject, type JsonValue, parsePath, writePath } from '../../../lib';
import { rawParameter, readMapper, readParameter } from '../parameters/readParameter';

/**
 * What one item's form says in a resource mapper whose fields came from `toMapperFields`: the arguments as an object.
 * "Map Automatically" takes the item as it is.
 */
export function readMapperValues(context: IExecuteFunctions, name: string, itemIndex: number): JsonObject {
  const mode = readParameter(context, `${name}.mappingMode`, itemIndex, 'defineBelow');
  if (mode === 'autoMapInputData') return context.getInputData()[itemIndex]!.json as JsonObject;
  // A form in which no field was touched has null for all values, at which n8n's conversion would fail.
  if (!isObject(rawParameter(context, `${name}.value`))) return {};
  const values = readMapper(context, name, itemIndex);
  return fromMapperValues(isObject(values) ? values : {});
}

/** Values by path as one object; a field that was added and left empty is not sent. */
function fromMapperValues(values: Readonly<Record<string, unknown>>): JsonObject {
  const all: JsonObject = {};
  for (const [path, value] of Object.entries(values)) {
    if (value !== null && value !== undefined) writePath(all, parsePath(path), plain(value));
  }
  return all;
}

/** n8n's dates are objects of a library. */
function plain(value: unknown): JsonValue {
  const date = value as { toISO?: () => string };
  return typeof date.toISO === 'function' ? date.toISO() : (value as JsonValue);
}
