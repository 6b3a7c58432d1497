import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { Handler, ReceivedRequest, Reply } from '../localServer';

interface GraphQlRequest {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A GraphQL server by the reference implementation, as GraphQL over HTTP describes it. */
export function graphQlHandler(schema: GraphQLSchema, rootValue: unknown): Handler {
  return async (request) => reply(await answer(schema, rootValue, request.json() as GraphQlRequest), request);
}

async function answer(schema: GraphQLSchema, rootValue: unknown, request: GraphQlRequest) {
  const { query = '', variables: variableValues, operationName } = request;
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return await execute({ schema, document, rootValue, variableValues, operationName });
  } catch (error) {
    return { errors: [error] };
  }
}

/** Whoever asks for the newer media type gets failures with a status. */
function reply(result: object, { headers: { accept = '' } }: ReceivedRequest): Reply {
  const isNew = accept.includes('application/graphql-response+json');
  const type = isNew ? 'application/graphql-response+json' : 'application/json';
  const status = isNew && !('data' in result) ? 400 : 200;
  // Scalars of the schema pass through as they are: large integers stand in the answer as such.
  const body = JSON.stringify(result, (_, value: unknown) =>
    typeof value === 'bigint' ? `@${value}@` : value,
  ).replace(/"@(\d+)@"/g, '$1');
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body };
}
