import type { JsonObject, JsonValue } from '../plan/json';
import { type JsonSchema, typeOfSchema } from '../plan/JsonSchema';
import { wholeSchema } from './wholeSchema';

/** A field of a message, for people and for models that read about an operation. */
export interface DescribedField extends JsonObject {
  /** `order.line[].sku`: with brackets after lists. */
  path: string;
  /** Of JSON, with the format in brackets: `string (decimal)`. */
  type: string;
  required: boolean;
}

/** Longer descriptions are read by nobody; types that hold themselves would have no end. */
const mostFields = 500;

/** All fields of a schema of type object, those within objects and lists included, in the order of the description. */
export function describeFields(schema: JsonSchema): DescribedField[] {
  const found: DescribedField[] = [];
  collect(schema, { root: schema, path: '', required: true, above: [] }, found);
  return found;
}

interface Place {
  readonly root: JsonSchema;
  readonly path: string;
  /** All objects on the way have to be there. */
  readonly required: boolean;
  /** The schemas on the way: one that comes again is a cycle. */
  readonly above: readonly JsonSchema[];
}

function collect(schema: JsonSchema, place: Place, found: DescribedField[]): void {
  const object = wholeSchema(schema, place.root);
  if (place.above.includes(object)) return;
  const above = [...place.above, object];
  for (const [name, property] of Object.entries(object.properties ?? {})) {
    if (found.length >= mostFields) return;
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const required = place.required && (object.required ?? []).includes(name);
    const field = wholeSchema(property, place.root);
    found.push(fieldOf(field, path, required));
    inner(field, { ...place, path, required, above }, found);
  }
}

/** What is in an object, or in the items of a list. */
function inner(field: JsonSchema, place: Place, found: DescribedField[]): void {
  const kind = typeOfSchema(field);
  if (kind === 'object') collect(field, place, found);
  if (kind === 'array' && field.items) collect(field.items, { ...place, path: `${place.path}[]` }, found);
}

function fieldOf(schema: JsonSchema, path: string, required: boolean): DescribedField {
  const { description, enum: choices, default: initial } = schema;
  return {
    path,
    type: typeName(schema),
    required,
    ...(description !== undefined && { description }),
    ...(choices && { choices: choices as JsonValue[] }),
    ...(initial !== undefined && { default: initial }),
  };
}

function typeName(schema: JsonSchema): string {
  const kind = typeOfSchema(schema) ?? 'any';
  return schema.format === undefined ? kind : `${kind} (${schema.format})`;
}
