import type { JsonSchema } from '../../../plan/JsonSchema';
import type { IntrospectionInputValue, IntrospectionTypeRef } from '../../../vendor/graphql';
import { isRequired, namedType, type SchemaModel } from './SchemaModel';

/** Arguments as a schema of type object; input types that they use are its `$defs`. */
export function inputSchema(model: SchemaModel, args: readonly IntrospectionInputValue[]): JsonSchema {
  const defs: Record<string, JsonSchema> = {};
  const waiting = args.map(({ type }) => namedType(type));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = model.types.get(name);
    if (type?.kind !== 'INPUT_OBJECT' || name in defs) continue;
    defs[name] = objectSchema(model, type.inputFields, type.description);
    waiting.push(...type.inputFields.map((field) => namedType(field.type)));
  }
  return { ...objectSchema(model, args), $defs: defs };
}

function objectSchema(
  model: SchemaModel,
  values: readonly IntrospectionInputValue[],
  description?: string | null,
): JsonSchema {
  return {
    type: 'object',
    ...(description && { description }),
    properties: Object.fromEntries(values.map((value) => [value.name, valueSchema(model, value)])),
    required: values.filter(isRequired).map(({ name }) => name),
  };
}

/** What a field's help says: the description, and the value that holds where none is given. */
function valueSchema(
  model: SchemaModel,
  { type, description, defaultValue }: IntrospectionInputValue,
): JsonSchema {
  const initial = defaultValue === null || defaultValue === undefined ? '' : `${defaultValue} if not given`;
  const help = [description, initial].filter(Boolean).join('; ');
  return { ...typeSchema(model, type), ...(help !== '' && { description: help }) };
}

function typeSchema(model: SchemaModel, type: IntrospectionTypeRef): JsonSchema {
  if (type.kind === 'NON_NULL') return typeSchema(model, type.ofType);
  if (type.kind === 'LIST') return { type: 'array', items: typeSchema(model, type.ofType) };
  const named = model.types.get(type.name);
  if (named?.kind === 'INPUT_OBJECT') return { $ref: `#/$defs/${type.name}` };
  if (named?.kind === 'ENUM') return { type: 'string', enum: named.enumValues.map(({ name }) => name) };
  return scalarSchema(type.name);
}

/** The API's own scalars by the names that are usual for them; anything else is entered as text and sent as it is. */
function scalarSchema(name: string): JsonSchema {
  if (name in builtIn) return builtIn[name]!;
  if (/^(date_?time|iso8601_?date_?time|timestamp(tz)?|instant)$/i.test(name))
    return { type: 'string', format: 'date-time' };
  if (/^(json|jsonb|json_?object|map|any|object|record)$/i.test(name)) return { type: 'object' };
  // What a number cannot hold exactly is entered as text.
  if (/^(big_?int|long|int64|uint64|big_?decimal|decimal|money|unsigned_?int64)$/i.test(name))
    return { type: 'string', format: 'int64' };
  return { type: 'string' };
}

const builtIn: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
};
