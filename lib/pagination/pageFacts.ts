import { isObject } from '../plan/json';

const containers = [
  'meta',
  'pagination',
  'paging',
  'page_info',
  'pageInfo',
  'page',
  'result_info',
  'info',
  '_meta',
];

/** A number in a body with the path that leads to it. */
export interface Fact {
  readonly path: readonly string[];
  readonly value: number;
}

/** The first of the named fields that holds a number, at the top or in one of the usual containers. */
export function findFact(body: unknown, names: readonly string[]): Fact | undefined {
  if (!isObject(body)) return undefined;
  const nested = isObject(body.meta) && isObject(body.meta.pagination) ? [['meta', 'pagination']] : [];
  for (const at of [[], ...containers.map((name) => [name]), ...nested]) {
    const holder = at.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
    if (!isObject(holder)) continue;
    for (const name of names) {
      const value = numeric(holder[name]);
      if (value !== undefined) return { path: [...at, name], value };
    }
  }
  return undefined;
}

function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

const totalNames = [
  'total',
  'total_count',
  'totalCount',
  'total_results',
  'totalResults',
  'total_entries',
  'totalItems',
];
const ambiguousTotalNames = ['count', 'size'];

/**
 * How many records there are in all, by a body. "count" and "size" often mean this page only: they are believed
 * when they say more than the page holds.
 */
export function findTotal(body: unknown, recordsOnPage: number): Fact | undefined {
  const total = findFact(body, totalNames);
  if (total) return total.value < recordsOnPage ? undefined : total;
  const candidate = findFact(body, ambiguousTotalNames);
  return candidate && candidate.value > recordsOnPage ? candidate : undefined;
}
