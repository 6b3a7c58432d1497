import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import { isObject } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import type { Exchange, HttpRequest, HttpResponse } from '../../ports/Transport';
import { mediaType } from '../mediaType';
import type { Decoded, EncodeContext, Protocol } from '../Protocol';
import { rest } from '../rest/rest';
import { exactIntegerWarning } from '../rest/response/json';
import { statusCode } from '../rest/statusCode';
import { errorsAsFailure } from './answer/judgeErrors';
import { findItems } from './answer/findItems';
import { nestedPagesWarning } from './answer/nestedPages';
import { graphQlBody, readBody } from './answer/readBody';
import { toCall } from './GraphQlCall';

/** What both media types of GraphQL over HTTP are asked for; the newer one tells failures by its status. */
const accept = 'application/graphql-response+json, application/json;q=0.9';

/** GraphQL APIs (graphql.github.io/graphql-over-http). */
export const graphql: Protocol = {
  label: 'GraphQL',
  help: 'Queries and mutations in one language, with errors in the answer.',
  fields: [],
  encode,
  async classify(exchange, plan) {
    const { response } = exchange;
    const body = graphQlBody(response);
    if (!body) return await failureOfOthers(exchange, plan);
    const errors = errorsOf(body);
    const code = statusCode(response.status);
    if (code !== undefined) return errorsAsFailure(errors, code, body);
    if (errors.length === 0) return undefined;
    const { partialData } = toCall(plan.call);
    if (hasData(body)) return partialData === 'fail' ? refusedPart(errors, body) : undefined;
    return errorsAsFailure(errors, 'GRAPHQL_ERRORS', body);
  },
  async decode({ response }, plan) {
    const body = graphQlBody(response) ?? batchBody(response);
    if (!body) throw notGraphQl(response);
    const read = readBody(response);
    const warnings = exactIntegerWarning('exactIntegers' in read ? read.exactIntegers : 0);
    return isObject(body) ? decoded(body, plan, warnings) : { body, warnings };
  },
  records: (body, { call }) => findItems(isObject(body) ? body.data : undefined, toCall(call).connections),
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const encoded = await rest.encode(request, plan, context);
  const isAsked = request.headers.some(({ name }) => name.trim().toLowerCase() === 'accept');
  return isAsked ? encoded : { ...encoded, headers: { ...encoded.headers, accept } };
}

function decoded(body: Record<string, unknown>, plan: RequestPlan, warnings: readonly string[]): Decoded {
  const { connections, partialData } = toCall(plan.call);
  const errors = errorsOf(body);
  const problems = partialData === 'split' ? errors.map((error) => problemOf(error)) : [];
  const kept = errors.length > 0 && partialData === 'keep' ? [partWarning(errors)] : [];
  const { records } = findItems(body.data, connections);
  return { body, problems, warnings: [...warnings, ...kept, ...nestedPagesWarning(records)] };
}

/** An answer that a GraphQL server would not give: judged by its status, as that of any HTTP API. */
async function failureOfOthers(exchange: Exchange, plan: RequestPlan): Promise<ApiError | undefined> {
  const { response } = exchange;
  const failure = await rest.classify(exchange, plan, {});
  if (!failure) return undefined;
  const read = readBody(response);
  // A refused batch is a list of answers; which operation is to blame stands in them.
  if ('value' in read && Array.isArray(read.value)) {
    return new ApiError(failure.code, { apiMessage: apiMessage(read.value), body: read.value });
  }
  return failure.code === 'NOT_FOUND'
    ? failure.with({ hint: 'Check base URL and Endpoint: GraphQL APIs usually answer at /graphql.' })
    : failure;
}

function batchBody(response: HttpResponse): readonly unknown[] | undefined {
  const read = readBody(response);
  return 'value' in read && Array.isArray(read.value) ? (read.value as readonly unknown[]) : undefined;
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
