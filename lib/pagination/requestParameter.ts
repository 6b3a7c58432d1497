import { isObject } from '../plan/json';
import { formatPath } from '../plan/path';
import type { RequestSpec } from '../plan/RequestPlan';
import type { TargetPlace } from '../plan/requestTarget';

/** A parameter that a request carries. */
export interface RequestParameter {
  readonly place: TargetPlace;
  /** Its own name, such as `offset`. */
  readonly key: string;
  /** What sets it: the name, or its path in the body, such as `params.offset`. */
  readonly name: string;
  readonly value: unknown;
}

/** Parts of a body that hold parameters: JSON-RPC's, GraphQL's, and the usual groups. */
const groups = ['params', 'variables', 'queries', 'page', 'pagination', 'paging', 'cursor'];
const deepest = 4;

/** Every parameter of a request, the outer ones first: query, then body, then the groups in the body. */
export function requestParameters({ url, query, body }: RequestSpec): RequestParameter[] {
  const typed = [...new URLSearchParams(url.split('?')[1] ?? '')].map(([name, value]) => ({ name, value }));
  const inQuery = [...query, ...typed].map(({ name, value }): RequestParameter => {
    return { place: 'query', key: name, name, value };
  });
  if (body?.kind === 'form') {
    const fields = body.fields.map(({ name, value }): RequestParameter => {
      return { place: 'body', key: name, name, value };
    });
    return [...inQuery, ...fields];
  }
  if (body?.kind !== 'json' || !isObject(body.value)) return inQuery;
  const root = body.value;
  return [...inQuery, ...plainFields(root, []), ...groups.flatMap((name) => fieldsIn(root[name], [name]))];
}

/** The first of the named parameters that a request carries. */
export function findParameter(request: RequestSpec, names: readonly string[]): RequestParameter | undefined {
  const all = requestParameters(request);
  for (const name of names) {
    const found = all.find(({ key }) => key === name);
    if (found) return found;
  }
  return undefined;
}

/** Where a request of this kind takes a parameter that it does not have yet; a path when that is in the body. */
export function parameterIn({ body }: RequestSpec, name: string): string {
  const root = body?.kind === 'json' && isObject(body.value) ? body.value : undefined;
  if (root === undefined) return name;
  if (isObject(root.params) && typeof root.method === 'string') return formatPath(['params', name]);
  return isObject(root.variables) && typeof root.query === 'string' ? formatPath(['variables', name]) : name;
}

function plainFields(
  holder: Record<string, unknown>,
  at: ReadonlyArray<string | number>,
): RequestParameter[] {
  return Object.entries(holder)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([key, value]) => ({ place: 'body', key, name: formatPath([...at, key]), value }));
}

function fieldsIn(value: unknown, at: ReadonlyArray<string | number>): RequestParameter[] {
  if (at.length > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((part, index) => fieldsIn(part, [...at, index]));
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => fieldsIn(part, [...at, key]));
  return [...plainFields(value, at), ...inner];
}
