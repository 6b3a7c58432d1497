import { ApiError } from '../../../errors/ApiError';
import { isObject } from '../../../plan/json';
import { parseJson } from '../../../plan/parseJson';
import type { HttpResponse } from '../../../ports/Transport';
import { mediaType } from '../../mediaType';
import type { Decoded } from '../../Protocol';
import { exactIntegerWarning } from '../../rest/response/json';
import type { GraphQlCall } from '../GraphQlCall';
import { errorsAsFailure } from './judgeErrors';

/** One result of a subscription; without `data` it says that the operation was refused. */
interface Result {
  readonly data?: unknown;
  readonly errors: readonly unknown[];
  readonly exactIntegers: number;
}

/** Whether the answer is one to a subscription, as its transport hands it over: one result a line. */
export function isEventList({ headers }: HttpResponse): boolean {
  return mediaType(headers) === 'application/jsonl';
}

function resultsIn({ body }: HttpResponse): Result[] {
  const lines = Buffer.from(body).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map(readResult);
}

function readResult(line: string): Result {
  const { value, exactIntegers } = parsed(line);
  if (!isObject(value) || (!('data' in value) && !Array.isArray(value.errors))) throw noResult(line);
  const errors = Array.isArray(value.errors) ? (value.errors as readonly unknown[]) : [];
  return { ...('data' in value && { data: value.data }), errors, exactIntegers };
}

function parsed(line: string): ReturnType<typeof parseJson> {
  try {
    return parseJson(line);
  } catch {
    throw noResult(line);
  }
}

function noResult(line: string): ApiError {
  return new ApiError('RESPONSE_NOT_GRAPHQL', {
    subject: 'The server sent an event that is no result of a subscription',
    body: line.slice(0, 1_000),
  });
}

/** Set when the server refused the subscription at once. */
export function subscriptionRefusal(response: HttpResponse): ApiError | undefined {
  const [first] = resultsIn(response);
  return first && !('data' in first) ? refusal(first) : undefined;
}

/** The events that came; a refusal after some of them ends the run as one that keeps what it has. */
export function decodeSubscription(
  response: HttpResponse,
  { partialData, isSocket }: Pick<GraphQlCall, 'partialData' | 'isSocket'>,
): Decoded {
  if (!isEventList(response)) throw noStream(response, isSocket);
  const results = resultsIn(response);
  const refusedAt = results.findIndex((result) => !('data' in result));
  const failedAt = results.findIndex(({ errors }) => partialData === 'fail' && errors.length > 0);
  const ends = [refusedAt, failedAt].filter((at) => at >= 0);
  const end = ends.length > 0 ? Math.min(...ends) : results.length;
  const events = results.slice(0, end);
  const failing = results[end];
  const cut = failing ? { failed: refusal(failing) } : response.cut;
  const withErrors = events.filter(({ errors }) => errors.length > 0);
  const failures = withErrors.map(({ errors }) =>
    errorsAsFailure(errors, 'GRAPHQL_PARTIAL_DATA', { errors }),
  );
  const isSplit = partialData === 'split';
  return {
    body: events.filter(({ data }) => data !== null).map(({ data }) => content(data)),
    warnings: [
      ...exactIntegerWarning(events.reduce((sum, { exactIntegers }) => sum + exactIntegers, 0)),
      ...(isSplit ? [] : failures.map(({ message }) => `An event came with errors. ${message}`)),
    ],
    problems: isSplit ? failures : [],
    ...(cut && { cut }),
  };
}

function refusal({ errors }: Result): ApiError {
  return errorsAsFailure(errors, 'GRAPHQL_ERRORS', { errors });
}

/** What the only field of a subscription brings (GraphQL specification, section 5.2.3.1). */
function content(data: unknown): unknown {
  const values = isObject(data) ? Object.values(data) : [];
  return values.length === 1 && isObject(values[0]) ? values[0] : data;
}

function noStream(response: HttpResponse, isSocket: boolean): ApiError {
  const other = isSocket ? 'Server-Sent Events' : 'WebSocket';
  return new ApiError('RESPONSE_NOT_GRAPHQL', {
    subject: `The server answered with ${mediaType(response.headers) || 'no content type'} in place of ${isSocket ? 'opening a WebSocket' : 'events'}`,
    hint: `It may not offer subscriptions in this way here: try ${other} in "Over", or another endpoint such as /graphql/ws or /subscriptions.`,
  });
}
