import { ApiError } from '../errors/ApiError';
import type { JsonValue } from '../plan/json';
import { isObject } from '../plan/json';
import type { Draft, SchemaError } from '../vendor/ajv';
import { patternTest } from './patternTest';
import { type SchemaProblem, toProblem } from './toProblem';

/** A schema ready to use: what is wrong with a value, all of it; empty when nothing is. */
export type Validator = (value: JsonValue) => readonly SchemaProblem[];

/**
 * Compiles a JSON Schema of draft-07 or 2020-12: `$schema` says which, without it 2020-12 unless its words are those of
 * the older draft. References to other documents are not followed.
 *
 * @throws ApiError JSON_SCHEMA_INVALID, which says where and what is wrong
 */
export async function compileValidator(
  schema: JsonValue,
  { assertsFormats = true }: { readonly assertsFormats?: boolean } = {},
): Promise<Validator> {
  if (!isObject(schema) && typeof schema !== 'boolean')
    throw invalid('it is not an object such as { "type": "object", "required": ["email"] }');
  if (
    uses(schema, ({ $dynamicRef, $recursiveRef }) => $dynamicRef !== undefined || $recursiveRef !== undefined)
  )
    throw invalid('"$dynamicRef" is not supported; use "$ref"');
  const { compileSchema } = await import('../vendor/ajv');
  const draft = draftOf(schema);
  let validate: (value: unknown) => readonly SchemaError[];
  try {
    validate = compileSchema(schema, { draft, assertsFormats, pattern: patternTest });
  } catch (error) {
    throw invalid(explain(error), error);
  }
  return (value) => {
    try {
      return withoutEchoes(validate(value)).map(toProblem);
    } catch (error) {
      if (error instanceof RangeError) throw invalid('it, or the value, leads around in a circle', error);
      throw error;
    }
  };
}

function draftOf(schema: Record<string, unknown> | boolean): Draft {
  if (typeof schema === 'boolean') return '2020-12';
  const { $schema } = schema;
  if (typeof $schema !== 'string') return usesOldWords(schema) ? 'draft-07' : '2020-12';
  if (/draft-0[4-7]/.test($schema)) return 'draft-07';
  if (/2019-09|2020-12/.test($schema)) return '2020-12';
  throw invalid(`"$schema" is "${$schema}"; known: draft-07 and 2020-12`);
}

/** Words whose meaning differs: a list of schemas under `items`, and what `dependencies` was for. */
function usesOldWords(schema: unknown): boolean {
  return uses(
    schema,
    ({ items, additionalItems, dependencies }) =>
      Array.isArray(items) || additionalItems !== undefined || isObject(dependencies),
  );
}

/** Whether any object inside has what the test looks for. */
function uses(schema: unknown, test: (part: Record<string, unknown>) => boolean): boolean {
  if (Array.isArray(schema)) return schema.some((part) => uses(part, test));
  return isObject(schema) && (test(schema) || Object.values(schema).some((part) => uses(part, test)));
}

/** "must match a schema in anyOf" says nothing where the parts have been listed. */
function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const said = errors.filter(({ keyword }) => !['if', 'anyOf', 'oneOf', 'allOf', '$ref'].includes(keyword));
  return said.length > 0 ? said : errors;
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /can't resolve reference (\S+)/.exec(message)?.[1];
  return missing === undefined
    ? message
    : `"$ref": "${missing}" leads out of the schema; put what it refers to under "$defs"`;
}

function invalid(why: string, cause?: unknown): ApiError {
  return new ApiError('JSON_SCHEMA_INVALID', { subject: `The JSON Schema cannot be used: ${why}` }, cause);
}
