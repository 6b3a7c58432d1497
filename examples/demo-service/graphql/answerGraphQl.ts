import { execute, parse, validate } from 'graphql';
import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { Problem } from '../http/problem';
import type { ServiceState } from '../ServiceState';
import { answerSubscription, wantsEvents } from './answerSubscription';
import type { OperationRequest } from './OperationRequest';
import { demoResolvers } from './resolvers';
import { demoSchema } from './schema';

/** Operations that one request may carry. */
const mostAtOnce = 50;

/** One operation, or a list of them, by the specification "GraphQL over HTTP". */
export async function answerGraphQl(request: ApiRequest, state: ServiceState): Promise<Answer> {
  const body = parseBody(request.body.toString('utf8'));
  if (wantsEvents(request)) return await answerSubscription(body as OperationRequest, demoResolvers(state));
  if (!Array.isArray(body)) {
    const result = await run(body, state);
    return json(result, { status: 'data' in result ? 200 : 400, headers: contentType(request) });
  }
  if (body.length > mostAtOnce) {
    throw new Problem(413, 'Content Too Large', `A request may have ${mostAtOnce} operations at the most.`);
  }
  const results: object[] = [];
  for (const each of body as readonly unknown[]) results.push(await run(each, state));
  return json(results);
}

async function run(body: unknown, state: ServiceState): Promise<object> {
  const { query = '', variables, operationName } = (body ?? {}) as OperationRequest;
  try {
    const document = parse(query);
    const errors = validate(demoSchema, document);
    if (errors.length > 0) return { errors };
    const rootValue = demoResolvers(state);
    return await execute({
      schema: demoSchema,
      document,
      rootValue,
      variableValues: variables,
      operationName,
    });
  } catch (error) {
    return { errors: [error] };
  }
}

function contentType({ headers }: ApiRequest): Answer['headers'] {
  const type = 'application/graphql-response+json';
  return headers.accept?.includes(type) ? { 'content-type': type } : {};
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'Bad Request', 'The body is not valid JSON.');
  }
}
