import { ApiError } from '../../../errors/ApiError';
import { isObject } from '../../../plan/json';
import type { IntrospectionType } from '../../../vendor/graphql';
import { rootKinds, type SchemaModel } from './SchemaModel';

/**
 * The result of an introspection query as a model: `{ data: { __schema } }`, `{ __schema }` or the schema itself.
 *
 * @throws ApiError SCHEMA_INVALID
 */
export function readIntrospection(value: unknown): SchemaModel {
  const outer = isObject(value) && isObject(value.data) ? value.data : value;
  const schema = isObject(outer) && isObject(outer.__schema) ? outer.__schema : outer;
  if (!isObject(schema) || !Array.isArray(schema.types)) {
    throw new ApiError('SCHEMA_INVALID', {
      subject: 'The schema is JSON, but not the result of an introspection query: it has no "__schema.types"',
    });
  }
  const types = (schema.types as readonly unknown[]).filter(
    (type): type is IntrospectionType => isObject(type) && typeof type.name === 'string',
  );
  const roots = rootKinds.flatMap((kind) => {
    const root = schema[`${kind}Type`];
    return isObject(root) && typeof root.name === 'string' ? [[kind, root.name] as const] : [];
  });
  return { types: new Map(types.map((type) => [type.name, type])), roots: Object.fromEntries(roots) };
}
