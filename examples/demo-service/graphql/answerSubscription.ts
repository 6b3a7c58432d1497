import { type ExecutionResult, parse, subscribe, validate } from 'graphql';
import { type Answer, json, text } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import type { OperationRequest } from './OperationRequest';
import { demoSchema } from './schema';

export function wantsEvents({ headers }: ApiRequest): boolean {
  return headers.accept?.includes('text/event-stream') ?? false;
}

/** A subscription by server-sent events (graphql-sse, distinct connections mode); all events are there at once. */
export async function answerSubscription(
  { query = '', variables: variableValues, operationName }: OperationRequest,
  rootValue: unknown,
): Promise<Answer> {
  const document = parse(query);
  const errors = validate(demoSchema, document);
  if (errors.length > 0) return json({ errors }, { status: 400 });
  const results = await subscribe({ schema: demoSchema, document, rootValue, variableValues, operationName });
  if (!(Symbol.asyncIterator in results)) return json(results, { status: 400 });
  const events: string[] = [];
  for await (const result of results) events.push(nextEvent(result));
  return text([...events, 'event: complete\n\n'].join(''), 'text/event-stream');
}

function nextEvent(result: ExecutionResult): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
