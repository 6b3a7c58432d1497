import { isObject, type JsonObject } from '../../../plan/json';
import type { BodySpec, RequestPlan, RequestSpec } from '../../../plan/RequestPlan';
import type { Exchange, HttpRequest } from '../../../ports/Transport';
import type { EncodeContext } from '../../Protocol';
import { rest } from '../../rest/rest';
import { graphQlBody } from '../answer/readBody';
import { batchBody, experienceOf } from '../batch/encodeBatch';
import { type GraphQlCall, toCall } from '../GraphQlCall';
import { shrinkFor, smallerPages, withKnownSize, withSmallerPages } from './pageSize';
import { persistedQueries, withDocument, withHash } from './persistedQuery';
import { contentOf, shapeRequest } from './shapeRequest';

/** What both media types of GraphQL over HTTP are asked for; the newer one tells failures by its status. */
const accept = 'application/graphql-response+json, application/json;q=0.9';
/** Besides, where the document has parts that may come later: the drafts of Apollo and of the working group. */
const acceptParts = `multipart/mixed; deferSpec=20220824, multipart/mixed;q=0.9, ${accept}`;

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
  const sent = content ? { ...request, body: knownForm(content, call, url, context) } : { ...request, body };
  const encoded = await rest.encode(shapeRequest(sent, call), plan, context);
  const isAsked = request.headers.some(({ name }) => name.trim().toLowerCase() === 'accept');
  return isAsked
    ? encoded
    : { ...encoded, headers: { ...encoded.headers, accept: isDeferred(content) ? acceptParts : accept } };
}

/** The content in the form that the endpoint is known to take. */
function knownForm(
  content: JsonObject,
  { isPersisted }: GraphQlCall,
  url: string,
  { ports }: EncodeContext,
): BodySpec {
  if (!ports) return { kind: 'json', value: content };
  const sized = withKnownSize(content, smallerPages(ports.state, url));
  return { kind: 'json', value: isPersisted ? withHash(sized, persistedQueries(ports.state, url)) : sized };
}

/**
 * The same request with its document, where the server does not know the hash or takes none; with smaller pages, where
 * they cost more than the server allows.
 */
export async function encodeAgain(
  { request, response }: Exchange,
  { call }: RequestPlan,
  { ports }: EncodeContext,
): Promise<HttpRequest | undefined> {
  const answer = graphQlBody(response);
  const sent = ports && answer ? sentContent(request) : undefined;
  if (!ports || !answer || !sent) return undefined;
  const complete = toCall(call).isPersisted
    ? withDocument(sent, answer, persistedQueries(ports.state, request.url))
    : undefined;
  if (complete) return withContent(request, complete);
  const shrink = typeof sent.query === 'string' ? shrinkFor(answer) : undefined;
  if (!shrink || toCall(call).kind !== 'query') return undefined;
  const smaller = await withSmallerPages(sent, shrink, smallerPages(ports.state, request.url));
  return smaller && withContent(request, smaller);
}

function isDeferred(content: JsonObject | undefined): boolean {
  return /@(defer|stream)\b/.test(String(content?.query ?? ''));
}

const jsonParameters = ['variables', 'extensions'];

function sentContent({ method, url, body }: HttpRequest): JsonObject | undefined {
  if (method !== 'GET') {
    const content: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    return isObject(content) ? (content as JsonObject) : undefined;
  }
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
