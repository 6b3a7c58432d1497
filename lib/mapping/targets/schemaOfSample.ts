import { isObject, type JsonValue } from '../../plan/json';
import type { JsonSchema } from '../../plan/JsonSchema';
import { valueFormats } from '../formats/valueFormats';
import { toInstant } from '../types/instants';

/** What a sample looks like, as JSON Schema; nothing is required, since one sample cannot tell. */
export function schemaOfSample(value: JsonValue): JsonSchema {
  if (Array.isArray(value)) {
    const elements = value.filter(isObject);
    const merged = elements.length > 0 ? Object.assign({}, ...elements) : value[0];
    return { type: 'array', ...(merged !== undefined && { items: schemaOfSample(merged as JsonValue) }) };
  }
  if (isObject(value))
    return {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, schemaOfSample(part as JsonValue)]),
      ),
    };
  if (value === null) return {};
  const examples = [value];
  if (typeof value === 'string') return { type: 'string', examples, ...formatOf(value) };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number', examples };
  return { type: 'boolean', examples };
}

function formatOf(text: string): Pick<JsonSchema, 'format'> {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { format: 'date' };
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text) && toInstant(text) !== undefined) return { format: 'date-time' };
  const name = (['email', 'uuid', 'uri'] as const).find(
    (each) => 'value' in valueFormats.get(each).convert(text),
  );
  return name === undefined ? {} : { format: name };
}
