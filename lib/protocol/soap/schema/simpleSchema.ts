import type { JsonSchema } from '../../../plan/JsonSchema';
import { builtin } from './builtins';
import type { SimpleType } from './SchemaTypes';

/** A simple type as JSON Schema. */
export function simpleSchema(type: SimpleType): JsonSchema {
  if (type.list) return { type: 'array', items: simpleSchema(type.list) };
  const { enumeration } = type.facets;
  const values = type.union ? unionValues(type.union) : enumeration;
  if (values) return { type: 'string', enum: [...new Set(values)] };
  return builtin(type.builtin).schema;
}

/** The values of a union of enumerations; undefined where a part of it is open. */
function unionValues(union: readonly SimpleType[]): string[] | undefined {
  const lists = union.map(({ facets, union: inner }) => (inner ? unionValues(inner) : facets.enumeration));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}
