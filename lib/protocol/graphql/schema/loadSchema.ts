import { ApiError } from '../../../errors/ApiError';
import { loadGraphQl } from '../graphqlLibrary';
import { readIntrospection } from './readIntrospection';
import { readSdl } from './readSdl';
import { describeSchema, type GraphQlDescription } from './describeSchema';

/**
 * A schema from a text: the schema language, or the JSON of an introspection query.
 *
 * @throws ApiError SCHEMA_INVALID
 */
export async function readSchemaText(text: string): Promise<GraphQlDescription> {
  const trimmed = text.trim();
  if (trimmed === '') throw new ApiError('SCHEMA_INVALID', { subject: 'The schema is empty' });
  if (trimmed.startsWith('<')) {
    throw new ApiError('SCHEMA_INVALID', { subject: 'The schema is a web page, not a schema' });
  }
  const isJson = trimmed.startsWith('{') && trimmed.includes('"');
  const model = isJson ? readIntrospection(parseJson(trimmed)) : await readSdl(await loadGraphQl(), trimmed);
  return describeSchema(model);
}

/** A schema from the answer to an introspection query. */
export function readSchemaAnswer(body: unknown): GraphQlDescription {
  return describeSchema(readIntrospection(body));
}

/** The query that asks an API for its schema. */
export async function introspectionQuery(): Promise<string> {
  const { getIntrospectionQuery } = await loadGraphQl();
  return getIntrospectionQuery({ descriptions: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ApiError('SCHEMA_INVALID', { subject: `The schema looks like JSON but is not: ${reason}` });
  }
}
