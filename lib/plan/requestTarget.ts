import { parsePath, writePath } from './path';
import { isObject, type JsonValue } from './json';
import type { BodySpec, RequestSpec } from './RequestPlan';

/** Where in a request a value goes. */
export type TargetPlace = 'query' | 'body' | 'header';

/**
 * A copy of the request with one value set: a query parameter or header of that name (replacing all of the same
 * name), or a field of the body by its path.
 */
export function withValueAt(
  request: RequestSpec,
  place: TargetPlace,
  name: string,
  value: JsonValue,
): RequestSpec {
  if (place === 'body') return { ...request, body: withBodyValue(request.body, name, value) };
  if (place === 'header')
    return { ...request, headers: replaced(request.headers, name, String(value), true) };
  const url = withoutParameter(request.url, name);
  return { ...request, url, query: replaced(request.query, name, String(value), false) };
}

/** The value that a request carries under a name in its query or its JSON body, as text. */
export function valueAt(request: RequestSpec, name: string): string | undefined {
  const inQuery = request.query.find((parameter) => parameter.name === name)?.value;
  if (inQuery !== undefined) return inQuery;
  const search = request.url.split('?')[1];
  const inUrl = search === undefined ? null : new URLSearchParams(search).get(name);
  if (inUrl !== null) return inUrl;
  const body =
    request.body?.kind === 'json' && isObject(request.body.value) ? request.body.value[name] : undefined;
  return typeof body === 'string' || typeof body === 'number' ? String(body) : undefined;
}

/** Where a page parameter belongs when nobody said: into a JSON body if there is one, else into the query. */
export function defaultPlace({ body }: RequestSpec): TargetPlace {
  return body?.kind === 'json' || body?.kind === 'form' ? 'body' : 'query';
}

function replaced(
  list: RequestSpec['query'],
  name: string,
  value: string,
  ignoreCase: boolean,
): RequestSpec['query'] {
  const same = (other: string) => (ignoreCase ? other.toLowerCase() === name.toLowerCase() : other === name);
  return [...list.filter((entry) => !same(entry.name)), { name, value }];
}

/** The user may have typed the parameter into the path itself. */
function withoutParameter(url: string, name: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const query = new URLSearchParams(url.slice(at + 1));
  if (!query.has(name)) return url;
  query.delete(name);
  return query.size > 0 ? `${url.slice(0, at)}?${query.toString()}` : url.slice(0, at);
}

function withBodyValue(body: BodySpec | undefined, path: string, value: JsonValue): BodySpec {
  if (body?.kind === 'form') return { ...body, fields: replaced(body.fields, path, String(value), false) };
  const copy: JsonValue = body?.kind === 'json' ? structuredClone(body.value) : {};
  writePath(copy, parsePath(path), value);
  return { kind: 'json', value: copy };
}
