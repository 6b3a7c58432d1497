import { type JsonSchema, resolveRef } from '../plan/JsonSchema';

/** A schema with what `$ref` and `allOf` add to it; the same object for the same reference, so that cycles show. */
export function wholeSchema(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const resolved = resolveRef(schema, root);
  if (!resolved.allOf) return resolved;
  const parts = resolved.allOf.map((part) => wholeSchema(part, root));
  return {
    ...Object.assign({}, ...parts, resolved),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties), resolved.properties),
    required: [...parts.flatMap(({ required = [] }) => required), ...(resolved.required ?? [])],
    allOf: undefined,
  };
}
