import { isObject } from '../plan/json';

/** An object in an answer that may speak of pages, and where it is. */
export interface PagingHolder {
  readonly path: readonly string[];
  readonly value: Record<string, unknown>;
}

/** What APIs wrap an answer in; `result` is JSON-RPC's. */
const wrappers = ['data', 'result', 'response', 'payload', 'd'];
const containers = [
  'meta',
  '_meta',
  'metadata',
  '_metadata',
  'pagination',
  'paging',
  'paginator',
  'page_info',
  'pageInfo',
  'page',
  'pages',
  'result_info',
  'info',
  'response_metadata',
  'additional_data',
  'cursor',
];
const innerContainers = ['pagination', 'page', 'paging'];
const deepest = 4;

/** The answer itself and what it is wrapped in, outermost first: where an API's own field names begin. */
export function answerRoots(body: unknown): PagingHolder[] {
  const outer = envelopes(body, []);
  const wrapped = outer.flatMap(({ path, value }) => objectsIn(value, path, wrappers));
  return [...outer, ...wrapped];
}

/** Every object of an answer in which page counts, cursors and flags are usual; records are not among them. */
export function pagingHolders(body: unknown): PagingHolder[] {
  return answerRoots(body).flatMap((root) => {
    const inside = objectsIn(root.value, root.path, containers);
    return [root, ...inside, ...inside.flatMap(({ path, value }) => objectsIn(value, path, innerContainers))];
  });
}

/** Into the elements that XML documents are wrapped in: `ListUsersResponse.ListUsersResult`. */
function envelopes(body: unknown, path: readonly string[]): PagingHolder[] {
  if (!isObject(body)) return [];
  const names = Object.keys(body).filter((name) => isObject(body[name]));
  const inner = names.find((name) => name.endsWith('Result')) ?? (isOnlyElement(body) ? names[0] : undefined);
  const own = { path, value: body };
  return inner === undefined || path.length >= deepest
    ? [own]
    : [own, ...envelopes(body[inner], [...path, inner])];
}

function isOnlyElement(body: Record<string, unknown>): boolean {
  return Object.keys(body).filter((name) => !/^[?@]/.test(name)).length === 1;
}

function objectsIn(
  holder: Record<string, unknown>,
  path: readonly string[],
  names: readonly string[],
): PagingHolder[] {
  // Most answers are flat, and this is looked at for every one of them.
  if (!Object.values(holder).some(isObject)) return [];
  return names.flatMap((name) => {
    const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
    return isObject(value) ? [{ path: [...path, name], value }] : [];
  });
}
