import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { type JsonSchema, resolveRef, typeOfSchema } from '../../plan/JsonSchema';
import { exactInteger } from '../../plan/exactIntegers';

/** Values of a form as the schema wants them: integers that were entered as text, for all their digits, are numbers. */
export function typedValues(values: JsonObject, schema: JsonSchema): JsonObject {
  return typed(values, schema, schema) as JsonObject;
}

function typed(value: JsonValue, schema: JsonSchema, root: JsonSchema): JsonValue {
  const { properties = {}, ...own } = resolveRef(schema, root);
  if (isObject(value)) {
    const entries = Object.entries(value as JsonObject).map(([name, part]) => {
      const inner = properties[name];
      return [name, inner ? typed(part, inner, root) : part] as const;
    });
    return Object.fromEntries(entries);
  }
  const isInteger = typeOfSchema(own) === 'integer';
  return isInteger && typeof value === 'string' && /^-?\d+$/.test(value) ? exactInteger(value) : value;
}
