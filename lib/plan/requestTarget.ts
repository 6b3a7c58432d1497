import { ApiError } from '../errors/ApiError';
import { isPlainPath, parsePath, readPath, removePath, writePath } from './path';
import type { JsonValue } from './json';
import type { BodySpec, NameValue, RequestSpec } from './RequestPlan';

/** Where in a request a value goes. */
export type TargetPlace = 'query' | 'body' | 'header' | 'path';

/**
 * A copy of the request with one value set: a query parameter or header of that name (replacing all of the same
 * name), a field of the body by its path, or the part of the URL's path that `{name}` or `/name/` points out.
 * @throws ApiError INVALID_SETTING when the URL has no such part, or the body no place for the path
 */
export function withValueAt(
  request: RequestSpec,
  place: TargetPlace,
  name: string,
  value: JsonValue,
): RequestSpec {
  switch (place) {
    case 'body':
      return { ...request, body: withBodyValue(request.body, name, value) };
    case 'header':
      return { ...request, headers: replaced(request.headers, name, asText(value), true) };
    case 'path':
      return withPathValue(request, name, asText(value));
    case 'query': {
      const url = withoutParameter(request.url, name);
      return { ...request, url, query: replaced(request.query, name, asText(value), false) };
    }
  }
}

/** A copy of the request without the value; the request itself when it has none. */
export function withoutValueAt(request: RequestSpec, place: TargetPlace, name: string): RequestSpec {
  if (place === 'path') return withPathValue(request, name, '');
  if (place === 'header') return { ...request, headers: without(request.headers, name, true) };
  if (place === 'query') {
    return {
      ...request,
      url: withoutParameter(request.url, name),
      query: without(request.query, name, false),
    };
  }
  const { body } = request;
  if (body?.kind === 'form')
    return { ...request, body: { ...body, fields: without(body.fields, name, false) } };
  if (body?.kind !== 'json') return request;
  const value = structuredClone(body.value);
  removePath(value, parsePath(name));
  return { ...request, body: { kind: 'json', value } };
}

/** A copy of the request without query parameters of these names, also where they were typed into the path. */
export function withoutParameters(request: RequestSpec, names: readonly string[]): RequestSpec {
  return {
    ...request,
    url: names.reduce(withoutParameter, request.url),
    query: request.query.filter(({ name }) => !names.includes(name)),
  };
}

/** The value that a request carries under a name in its query or its body, as text. */
export function valueAt(request: RequestSpec, name: string): string | undefined {
  return queryValue(request, name) ?? bodyText(request.body, name);
}

/** The value that a request carries at one place; numbers and the like as the body has them. */
export function readValueAt(request: RequestSpec, place: TargetPlace, name: string): unknown {
  const isSame = (entry: NameValue) => entry.name.toLowerCase() === name.toLowerCase();
  if (place === 'query') return queryValue(request, name);
  if (place === 'header') return request.headers.find(isSame)?.value;
  if (place === 'path') return request.pathValues?.find((entry) => entry.name === placeholder(name))?.value;
  return bodyValue(request.body, name);
}

/** Where a page parameter belongs when nobody said: into a JSON body if there is one, else into the query. */
export function defaultPlace({ body }: RequestSpec): TargetPlace {
  return body?.kind === 'json' || body?.kind === 'form' ? 'body' : 'query';
}

function queryValue({ query, url }: RequestSpec, name: string): string | undefined {
  const inQuery = query.find((parameter) => parameter.name === name)?.value;
  if (inQuery !== undefined) return inQuery;
  const search = url.split('?')[1];
  return search === undefined ? undefined : (new URLSearchParams(search).get(name) ?? undefined);
}

function bodyValue(body: BodySpec | undefined, name: string): unknown {
  if (body?.kind === 'form') return body.fields.find((field) => field.name === name)?.value;
  return body?.kind === 'json' && isPlainPath(name) ? readPath(body.value, parsePath(name)) : undefined;
}

function bodyText(body: BodySpec | undefined, name: string): string | undefined {
  const value = bodyValue(body, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function replaced(
  list: readonly NameValue[],
  name: string,
  value: string,
  ignoreCase: boolean,
): readonly NameValue[] {
  return [...without(list, name, ignoreCase), { name, value }];
}

function without(list: readonly NameValue[], name: string, ignoreCase: boolean): readonly NameValue[] {
  const same = (other: string) => (ignoreCase ? other.toLowerCase() === name.toLowerCase() : other === name);
  return list.filter((entry) => !same(entry.name));
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
  if (body?.kind === 'form') return { ...body, fields: replaced(body.fields, path, asText(value), false) };
  const copy: JsonValue = body?.kind === 'json' ? structuredClone(body.value) : {};
  writePath(copy, parsePath(path), value);
  return { kind: 'json', value: copy };
}

/** A placeholder stays in the URL, so that the next page can fill it anew; `/page/2` is changed in place. */
function withPathValue(request: RequestSpec, name: string, value: string): RequestSpec {
  const key = placeholder(name);
  if (request.url.includes(`{${key}}`)) {
    return { ...request, pathValues: replaced(request.pathValues ?? [], key, value, false) };
  }
  const segments = request.url.split(/(?=[/?#])/);
  const at = segments.indexOf(`/${key}`) + 1;
  if (at > 0 && segments[at]?.startsWith('/')) {
    return { ...request, url: segments.with(at, `/${encodeURIComponent(value)}`).join('') };
  }
  throw new ApiError('INVALID_SETTING', {
    subject: `The path has no place for "${key}"`,
    field: 'Path',
    hint: `Write {${key}} where it belongs, for example /users/{${key}}.`,
  });
}

function placeholder(name: string): string {
  return name.replace(/^\{(.*)\}$/, '$1');
}
