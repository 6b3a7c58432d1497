import type { JsonObject, JsonValue } from './json';

export type JsonSchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/**
 * What a value looks like, in the words of JSON Schema 2020-12: the common tongue of OpenAPI, OpenRPC, GraphQL
 * input types, WSDL elements and Protocol Buffers messages here. `$ref` leads to the root's `$defs` only.
 */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: JsonSchemaType | readonly JsonSchemaType[];
  /** `int64`, `uint64` and `decimal` are values that a JavaScript number cannot hold: they are texts here. */
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly default?: JsonValue;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly deprecated?: boolean;
  readonly examples?: readonly JsonValue[];
}

/** A schema that came as data. Checks no more than that it is an object: what is not understood is ignored. */
export function asJsonSchema(value: JsonObject): JsonSchema {
  return value as unknown as JsonSchema;
}

/** The schema that a `$ref` stands for, as far as `$defs` of the root say; the schema itself without one. */
export function resolveRef(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const found =
    name === undefined ? undefined : root.$defs?.[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  return found ?? schema;
}

/** The one type of a schema, `null` beside it left aside; undefined where several are possible. */
export function typeOfSchema({ type, properties, items }: JsonSchema): JsonSchemaType | undefined {
  if (type === undefined) return properties ? 'object' : items ? 'array' : undefined;
  const types = (Array.isArray(type) ? type : [type]).filter((each) => each !== 'null') as JsonSchemaType[];
  return types.length === 1 ? types[0] : undefined;
}
