import type { JsonObject } from '../../../plan/json';
import type { RequestPlan, RequestSpec } from '../../../plan/RequestPlan';
import type { Exchange, HttpRequest } from '../../../ports/Transport';
import type { EncodeContext } from '../../Protocol';
import { rest } from '../../rest/rest';
import { graphQlBody } from '../answer/readBody';
import { batchBody, experienceOf } from '../batch/encodeBatch';
import { toCall } from '../GraphQlCall';
import { persistedQueries, withDocument, withHash } from './persistedQuery';
import { contentOf, shapeRequest } from './shapeRequest';

/** What both media types of GraphQL over HTTP are asked for; the newer one tells failures by its status. */
const accept = 'application/graphql-response+json, application/json;q=0.9';

/** One operation, or a list of them, as the plan's call says. */
export async function encodeRequest(
  request: RequestSpec,
  plan: RequestPlan,
  context: EncodeContext,
): Promise<HttpRequest> {
  const call = toCall(plan.call);
  const { url } = await rest.encode(request, plan, context);
  const body = await batchBody(request.body, call.batchForm, experienceOf(url, context));
  const content = contentOf(request);
  const isPersisted = call.isPersisted && context.ports !== undefined && content !== undefined;
  const sent: RequestSpec = isPersisted
    ? {
        ...request,
        body: { kind: 'json', value: withHash(content, persistedQueries(context.ports.state, url)) },
      }
    : { ...request, body };
  const encoded = await rest.encode(shapeRequest(sent, call), plan, context);
  const isAsked = request.headers.some(({ name }) => name.trim().toLowerCase() === 'accept');
  return isAsked ? encoded : { ...encoded, headers: { ...encoded.headers, accept } };
}

/** The same request with its document, where the server does not know the hash or takes none. */
export async function encodeAgain(
  { request, response }: Exchange,
  { call }: RequestPlan,
  { ports }: EncodeContext,
): Promise<HttpRequest | undefined> {
  if (!toCall(call).isPersisted || !ports) return undefined;
  const answer = graphQlBody(response);
  const sent = sentContent(request);
  const complete = answer && sent && withDocument(sent, answer, persistedQueries(ports.state, request.url));
  return complete && withContent(request, complete);
}

const jsonParameters = ['variables', 'extensions'];

function sentContent({ method, url, body }: HttpRequest): JsonObject | undefined {
  if (method !== 'GET') return typeof body === 'string' ? (JSON.parse(body) as JsonObject) : undefined;
  const entries = [...new URL(url).searchParams].map(([name, value]) => [
    name,
    jsonParameters.includes(name) ? (JSON.parse(value) as JsonObject) : value,
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function withContent(request: HttpRequest, content: JsonObject): HttpRequest {
  if (request.method !== 'GET') return { ...request, body: JSON.stringify(content) };
  const url = new URL(request.url);
  url.searchParams.delete('extensions');
  for (const [name, value] of Object.entries(content)) {
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return { ...request, url: url.href };
}
