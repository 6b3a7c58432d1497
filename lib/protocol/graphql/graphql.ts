import { ApiError } from '../../errors/ApiError';
import { isObject } from '../../plan/json';
import type { RequestPlan } from '../../plan/RequestPlan';
import type { Exchange, HttpResponse } from '../../ports/Transport';
import { mediaType } from '../mediaType';
import type { Decoded, Protocol, ProtocolContext } from '../Protocol';
import { rest } from '../rest/rest';
import { exactIntegerWarning } from '../rest/response/json';
import { statusCode } from '../rest/statusCode';
import { errorsAsFailure } from './answer/judgeErrors';
import { findItems, listPath } from './answer/findItems';
import { nestedPagesWarning } from './answer/nestedPages';
import { graphQlBody, readBody, readLargeBody } from './answer/readBody';
import { decodeSubscription, isEventList, subscriptionRefusal } from './answer/subscription';
import { decodeBatch, isRequestError, sentBatch } from './batch/decodeBatch';
import { experienceOf } from './batch/encodeBatch';
import type { GraphQlReply } from './batch/GraphQlReply';
import { toCall } from './GraphQlCall';
import { completeNested } from './nested/completeNested';
import { encodeAgain, encodeRequest } from './request/encodeRequest';
import { encodeSubscription } from './request/encodeSubscription';

/** GraphQL APIs (graphql.github.io/graphql-over-http). */
export const graphql: Protocol = {
  label: 'GraphQL',
  help: 'Queries and mutations in one language, with errors in the answer.',
  fields: [],
  encode: async (request, plan, context) =>
    isSubscription(plan)
      ? await encodeSubscription(request, plan, context)
      : await encodeRequest(request, plan, context),
  async again(exchange, plan, context) {
    if (isSubscription(plan)) return undefined;
    // The first to look at an answer.
    await readLargeBody(exchange.response);
    return await encodeAgain(exchange, plan, context);
  },
  async classify(exchange, plan) {
    const { response } = exchange;
    if (isEventList(response)) return subscriptionRefusal(response);
    const body = graphQlBody(response);
    if (plan.batch && isToldApart(exchange, body)) return undefined;
    if (!body) return await failureOfOthers(exchange, plan);
    const errors = errorsOf(body);
    const code = statusCode(response.status);
    if (code !== undefined) return errorsAsFailure(errors, code, body);
    if (errors.length === 0) return undefined;
    const { partialData } = toCall(plan.call);
    if (hasData(body)) return partialData === 'fail' ? refusedPart(errors, body) : undefined;
    return errorsAsFailure(errors, 'GRAPHQL_ERRORS', body);
  },
  async decode(exchange, plan, context) {
    const { response } = exchange;
    if (isSubscription(plan)) return decodeSubscription(response, toCall(plan.call));
    const body = graphQlBody(response);
    const read = readBody(response);
    const warnings = exactIntegerWarning('exactIntegers' in read ? read.exactIntegers : 0);
    if (plan.batch) return { body: repliesIn(exchange, plan, context), warnings };
    if (!body) throw notGraphQl(response);
    return decoded(body, plan, warnings);
  },
  complete(body, request, plan, ask) {
    const { nested, nestedPages } = toCall(plan.call);
    if (nested.length === 0) return undefined;
    const limits = { maxPages: nestedPages, maxRecords: mostRecords(plan) };
    return completeNested(body, request, nested, limits, ask);
  },
  records(body, plan) {
    const { call } = plan;
    if (isSubscription(plan)) return { path: '', records: body as readonly unknown[] };
    const { connections, isWhole } = toCall(call);
    return isWhole
      ? { path: '', records: [] }
      : findItems(isObject(body) ? body.data : undefined, connections);
  },
};

/** Of one page; a resumed run, and one that leaves records out, may deliver those further back. */
function mostRecords({ pagination, incremental }: RequestPlan): number {
  const { maxRecords = Infinity, resumeFrom, uniqueBy } = pagination;
  return resumeFrom || uniqueBy || incremental ? Infinity : maxRecords;
}

function isSubscription({ call }: RequestPlan): boolean {
  return toCall(call).kind === 'subscription';
}

/** Whether the answer to a batch is one that says what became of each operation, or that none was run. */
function isToldApart({ request, response }: Exchange, body: Record<string, unknown> | undefined): boolean {
  const read = readBody(response);
  if ('value' in read && Array.isArray(read.value)) return true;
  const isRefusal = response.status < 300 || [400, 413, 415, 422].includes(response.status);
  if (!isRefusal || !sentBatch(request)) return false;
  return response.status < 300 ? body !== undefined : isRequestError(body);
}

function repliesIn(
  { request, response }: Exchange,
  { call }: RequestPlan,
  context: ProtocolContext,
): readonly GraphQlReply[] {
  const read = readBody(response);
  const sent = sentBatch(request);
  const replies = decodeBatch('value' in read ? read.value : undefined, sent, toCall(call).kind);
  const isNotTaken = replies.some((reply) => 'isFormNotTaken' in reply);
  if (!isNotTaken) return replies;
  // Where the user has chosen the list, the operations go one by one.
  if (toCall(call).batchForm === 'array') return replies.map(({ id }) => ({ id, isRefused: true }));
  experienceOf(request.url, context).takesArrays = false;
  return replies;
}

function decoded(body: Record<string, unknown>, plan: RequestPlan, warnings: readonly string[]): Decoded {
  const { connections, hasNestedPages, partialData } = toCall(plan.call);
  const errors = errorsOf(body);
  const problems = partialData === 'split' ? errors.map((error) => problemOf(error)) : [];
  const kept = errors.length > 0 && partialData === 'keep' ? [partWarning(errors)] : [];
  const found = findItems(body.data, connections);
  // A connection below a list is none of the whole answer: every element has its own.
  const isBelowList = connections.length > 0 && !connections.some((place) => listPath(place) === found.path);
  const nested = hasNestedPages || isBelowList ? nestedPagesWarning(found.records) : [];
  return { body, problems, warnings: [...warnings, ...kept, ...nested] };
}

/** An answer that a GraphQL server would not give: judged by its status, as that of any HTTP API. */
async function failureOfOthers(exchange: Exchange, plan: RequestPlan): Promise<ApiError | undefined> {
  const failure = await rest.classify(exchange, plan, {});
  if (!failure) return undefined;
  return failure.code === 'NOT_FOUND'
    ? failure.with({ hint: 'Check base URL and Endpoint: GraphQL APIs usually answer at /graphql.' })
    : failure;
}

function errorsOf({ errors }: Record<string, unknown>): readonly unknown[] {
  return Array.isArray(errors) ? (errors as readonly unknown[]) : [];
}

/** Data whose every field is null says no more than the errors do. */
function hasData({ data }: Record<string, unknown>): boolean {
  return isObject(data) && Object.values(data).some((part) => part !== null);
}

function refusedPart(errors: readonly unknown[], body: unknown): ApiError {
  return errorsAsFailure(errors, 'GRAPHQL_PARTIAL_DATA', body).with({
    subject: 'The API answered with errors besides the data, and Options > Partial Data says that this fails',
  });
}

function problemOf(error: unknown): ApiError {
  return errorsAsFailure([error], 'GRAPHQL_PARTIAL_DATA', error);
}

function partWarning(errors: readonly unknown[]): string {
  const { message } = errorsAsFailure(errors, 'GRAPHQL_PARTIAL_DATA', undefined);
  return `A part of the data is missing (${errors.length === 1 ? 'one error' : `${errors.length} errors`}). ${message}`;
}

function notGraphQl(response: HttpResponse): ApiError {
  const type = mediaType(response.headers);
  if (type === 'text/html') {
    const title = /<title[^>]*>([^<]{1,200})/i.exec(
      Buffer.from(response.body.subarray(0, 20_000)).toString('utf8'),
    );
    const called = title ? `, titled "${title[1]!.trim()}"` : '';
    return new ApiError('RESPONSE_IS_HTML', {
      subject: `The API answered with a web page instead of data${called}`,
      hint: 'Check base URL and Endpoint: GraphQL APIs usually answer at /graphql; at other addresses there may be an explorer or a login page.',
    });
  }
  const read = readBody(response);
  const subject =
    'problem' in read
      ? `The answer is no JSON (${read.problem}), so it is not one of a GraphQL server`
      : 'The answer has neither "data" nor "errors", so it is not one of a GraphQL server';
  const body = 'problem' in read ? read.text.slice(0, 1_000) : read.value;
  return new ApiError('RESPONSE_NOT_GRAPHQL', { subject, body });
}
