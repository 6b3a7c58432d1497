import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import { parsePath, writePath } from '../../../plan/path';
import type { MultipartPart, NameValue, RequestSpec } from '../../../plan/RequestPlan';
import type { GraphQlCall } from '../GraphQlCall';

/**
 * Servers that guard against forged requests of web pages want a header that no web page can send along (Apollo
 * Server's CSRF prevention), wherever the request is one that a web page could send.
 */
const preflight: NameValue = { name: 'apollo-require-preflight', value: 'true' };

/** The request in the form that the call asks for: files in a form, parameters of a GET, or JSON as it is. */
export function shapeRequest(request: RequestSpec, call: GraphQlCall): RequestSpec {
  const content = contentOf(request);
  if (!content) return request;
  if (call.files.length > 0) return withFiles(request, content, call.files);
  return call.isGet && call.kind === 'query' ? asGet(request, content) : request;
}

/** The content of a request of one operation; undefined for a list of them. */
export function contentOf({ body }: RequestSpec): JsonObject | undefined {
  return body?.kind === 'json' && isObject(body.value) ? (body.value as JsonObject) : undefined;
}

/** GraphQL over HTTP, section 6.2: objects as JSON texts. */
function asGet(request: RequestSpec, content: JsonObject): RequestSpec {
  const parameters = Object.entries(content).flatMap(([name, value]) =>
    isEmpty(value) ? [] : [{ name, value: typeof value === 'string' ? value : JSON.stringify(value) }],
  );
  const { body: _, ...rest } = request;
  return {
    ...rest,
    method: 'GET',
    query: [...request.query, ...parameters],
    headers: [preflight, ...request.headers],
  };
}

function isEmpty(value: JsonValue): boolean {
  return value === null || (isObject(value) && Object.keys(value).length === 0);
}

/** The GraphQL multipart request specification (github.com/jaydenseric/graphql-multipart-request-spec). */
function withFiles(request: RequestSpec, content: JsonObject, files: GraphQlCall['files']): RequestSpec {
  const operations = structuredClone(content);
  if (!isObject(operations.variables)) operations.variables = {};
  for (const { path } of files) writePath(operations, ['variables', ...parsePath(path)], null);
  const map = Object.fromEntries(
    files.map(({ path }, at) => [at, [['variables', ...parsePath(path)].join('.')]]),
  );
  const parts: MultipartPart[] = [
    { name: 'operations', value: JSON.stringify(operations) },
    { name: 'map', value: JSON.stringify(map) },
    ...files.map(({ binary }, at) => ({ name: String(at), binary })),
  ];
  return { ...request, body: { kind: 'multipart', parts }, headers: [preflight, ...request.headers] };
}
