import type { JsonObject, JsonValue } from '../../plan/json';
import { type JsonSchema, typeOfSchema } from '../../plan/JsonSchema';

/** Values of a form, with the type of XML-RPC chosen where a method's signature says more than JSON can. */
export function xmlTypedValues(values: JsonObject, schema: JsonSchema): JsonObject {
  const typed = Object.entries(values).map(([name, value]) => {
    const wrapper = wrapperFor(schema.properties?.[name] ?? {}, value);
    return [name, wrapper === undefined ? value : { [wrapper]: value }] as const;
  });
  return Object.fromEntries(typed);
}

function wrapperFor(schema: JsonSchema, value: JsonValue): string | undefined {
  if (value === null || typeof value === 'object') return undefined;
  if (schema.format === 'date-time') return '$dateTime';
  if (schema.format === 'byte') return '$base64';
  if (schema.format === 'int64') return '$i8';
  const type = typeOfSchema(schema);
  if (type === 'number') return '$double';
  return type === 'integer' ? '$integer' : undefined;
}
