import type { JsonValue } from '../plan/json';
import type { JsonSchema } from '../plan/JsonSchema';
import type { Enum, Field, Type } from '../vendor/protobufjs';
import type { JsonContext } from './json/JsonContext';
import { jsonName } from './json/jsonName';
import { wellKnownTypes } from './wellKnown/wellKnownTypes';

const integers = /^(s|u)?(int|fixed)32$|^sfixed32$/;
const longIntegers = /64$/;

/** A message's JSON form as a schema. Messages that refer to themselves stand in `$defs`. */
export function messageSchema(type: Type, context: JsonContext): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const root = objectSchema(type, { ...context, definitions });
  return Object.keys(definitions).length > 0 ? { ...root, $defs: definitions } : root;
}

interface SchemaContext extends JsonContext {
  readonly definitions: Record<string, JsonSchema>;
}

function objectSchema(type: Type, context: SchemaContext): JsonSchema {
  const required = type.fieldsArray.filter(isRequired).map(jsonName);
  const properties = Object.fromEntries(
    type.fieldsArray.map((field) => [jsonName(field), fieldSchema(field, context)]),
  );
  return {
    type: 'object',
    ...(type.comment && { description: type.comment }),
    properties,
    ...(required.length > 0 && { required }),
  };
}

/** `required` of proto2, or Google's annotation. */
function isRequired({ required, parsedOptions }: Field): boolean {
  const options: ReadonlyArray<Record<string, unknown>> = Array.isArray(parsedOptions) ? parsedOptions : [];
  return (
    required || options.some((option) => [option['(google.api.field_behavior)']].flat().includes('REQUIRED'))
  );
}

function fieldSchema(field: Field, context: SchemaContext): JsonSchema {
  const value = valueSchema(field.resolve(), context);
  const description = describe(field);
  const about = {
    ...(description !== undefined && { description }),
    ...(field.options?.deprecated === true && { deprecated: true }),
  };
  if (field.map) {
    const keys = field.keyType;
    const help = description ?? `By keys of type ${keys}`;
    return { ...about, type: 'object', additionalProperties: value, description: help };
  }
  if (field.repeated) return { ...about, type: 'array', items: value };
  return { ...value, ...about };
}

/** The comment, and what a form must say besides. */
function describe({ comment, partOf, options }: Field): string | undefined {
  const isChoice = partOf && options?.proto3_optional !== true && partOf.fieldsArray.length > 1;
  const others = isChoice ? `One of ${partOf.fieldsArray.map(jsonName).join(', ')}` : '';
  return [comment?.trim().replace(/\s+/g, ' '), others].filter(Boolean).join('. ') || undefined;
}

function valueSchema({ type, resolvedType }: Field, context: SchemaContext): JsonSchema {
  if (resolvedType === null) return scalarSchema(type);
  if (resolvedType instanceof context.library.Type) {
    return wellKnownTypes[resolvedType.fullName]?.schema ?? reference(resolvedType, context);
  }
  return enumSchema(resolvedType as Enum);
}

function scalarSchema(type: string): JsonSchema {
  if (longIntegers.test(type)) return { type: 'string', format: /^(u|f)/.test(type) ? 'uint64' : 'int64' };
  if (integers.test(type)) return { type: 'integer' };
  if (type === 'bool') return { type: 'boolean' };
  if (type === 'bytes') return { type: 'string', format: 'byte' };
  return type === 'string' ? { type: 'string' } : { type: 'number' };
}

function enumSchema({ fullName, values }: Enum): JsonSchema {
  if (fullName === '.google.protobuf.NullValue') return { type: 'null' };
  return { type: 'string', enum: Object.keys(values) as JsonValue[] };
}

function reference(type: Type, context: SchemaContext): JsonSchema {
  const name = type.fullName.slice(1);
  if (!Object.hasOwn(context.definitions, name)) {
    // Before its fields are looked at, since one of them may lead back here.
    context.definitions[name] = {};
    context.definitions[name] = objectSchema(type, context);
  }
  return { $ref: `#/$defs/${name}` };
}
