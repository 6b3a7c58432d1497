import { ApiError } from '../../../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import { parseJson } from '../../../plan/parseJson';
import type { OperationDefinitionNode, TypeNode } from '../../../vendor/graphql';

/** Values of variables: data by name, or texts by name as a form has them. */
export type VariableValues =
  | { readonly kind: 'data'; readonly values: JsonObject }
  | { readonly kind: 'texts'; readonly values: ReadonlyArray<{ name: string; value: unknown }> };

/**
 * The values of the variables that an operation declares. Texts of a form become what the declared type is; data that
 * the operation does not declare is left out, so that a whole item can be given.
 *
 * @param isWired whether a variable is the paginator's: its first page has none
 * @throws ApiError GRAPHQL_VARIABLE_INVALID: missing, unknown, or of a wrong type as far as that can be seen without a schema
 */
export function readVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: VariableValues,
  isWired: (name: string) => boolean,
): JsonObject {
  const types = new Map(variableDefinitions.map(({ variable, type }) => [variable.name.value, type]));
  const values = given.kind === 'data' ? given.values : fromTexts(given.values, types);
  const read: JsonObject = {};
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) {
      const problem = problemOf(value, type);
      if (problem !== undefined) throw invalid(`The variable "$${name}" ${problem}`);
      read[name] = value;
    } else if (type.kind === 'NonNullType' && !defaultValue && !isWired(name)) {
      throw missing(name, type, Object.keys(values));
    }
  }
  return read;
}

function fromTexts(
  rows: ReadonlyArray<{ name: string; value: unknown }>,
  types: ReadonlyMap<string, TypeNode>,
): JsonObject {
  const values: JsonObject = {};
  for (const { name, value } of rows) {
    const type = types.get(name);
    if (!type) {
      const known = [...types.keys()].map((each) => `$${each}`).join(', ') || 'none';
      throw invalid(`The document declares no variable "$${name}"; it declares ${known}`);
    }
    if (value !== undefined)
      values[name] = typeof value === 'string' ? fromText(value, type, name) : asJson(value);
  }
  return values;
}

const asJson = (value: unknown) => value as JsonValue;

/** A text as the type wants it; texts for types of the API's own stay as they are, unless they are JSON objects or lists. */
function fromText(text: string, type: TypeNode, name: string): JsonValue {
  if (type.kind === 'NonNullType') return fromText(text, type.type, name);
  if (type.kind === 'ListType')
    return text.trim().startsWith('[') ? json(text, name) : [fromText(text, type.type, name)];
  const trimmed = text.trim();
  switch (type.name.value) {
    case 'Int':
    case 'Float':
      return trimmed !== '' && !Number.isNaN(Number(trimmed)) ? Number(trimmed) : text;
    case 'Boolean':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : text;
    case 'String':
    case 'ID':
      return text;
    default:
      return /^[[{]/.test(trimmed) ? json(text, name) : text;
  }
}

function json(text: string, name: string): JsonValue {
  try {
    return parseJson(text).value as JsonValue;
  } catch (error) {
    throw invalid(
      `The variable "$${name}" is not valid JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** What is wrong with a value, where the type is one of the language's own; undefined when nothing is to be seen. */
function problemOf(value: JsonValue, type: TypeNode): string | undefined {
  if (type.kind === 'NonNullType') {
    return value === null ? 'must not be null' : problemOf(value, type.type);
  }
  if (value === null) return undefined;
  if (type.kind === 'ListType') {
    // A single value stands for a list of it (GraphQL specification, section 3.11).
    const values = Array.isArray(value) ? value : [value];
    return values.map((each) => problemOf(each, type.type)).find((problem) => problem !== undefined);
  }
  const { [type.name.value]: fits } = builtIn;
  return fits && !fits(value)
    ? `must be ${articleFor(type.name.value)} ${type.name.value}, but is ${JSON.stringify(value).slice(0, 60)}`
    : undefined;
}

const isInteger = (value: JsonValue) => Number.isInteger(value);

const builtIn: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  Int: (value) => isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || isInteger(value),
};

const articleFor = (name: string) => (/^(I|A)/.test(name) ? 'an' : 'a');

function missing(name: string, type: TypeNode, given: readonly string[]): ApiError {
  const has = given.length > 0 ? `given: ${given.slice(0, 20).join(', ')}` : 'none is given';
  return invalid(`The variable "$${name}" is required (${typeText(type)}) and has no value; ${has}`);
}

/** A type as it is written in documents. */
export function typeText(type: TypeNode): string {
  if (type.kind === 'NonNullType') return `${typeText(type.type)}!`;
  return type.kind === 'ListType' ? `[${typeText(type.type)}]` : type.name.value;
}

function invalid(subject: string): ApiError {
  return new ApiError('GRAPHQL_VARIABLE_INVALID', { subject, field: 'Variables' });
}

/** The value of a JSON field as variables. */
export function asVariables(value: JsonValue): JsonObject {
  if (isObject(value)) return value as JsonObject;
  if (value === null) return {};
  throw invalid('"Variables" must be a JSON object, with one field for each variable');
}
