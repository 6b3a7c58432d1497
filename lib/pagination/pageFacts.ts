import { isObject } from '../plan/json';
import { pagingHolders } from './pagingHolders';

/** A number in a body with the path that leads to it. */
export interface Fact {
  readonly path: readonly string[];
  readonly value: number;
}

/** The first of the named fields that holds a number, at the top or in one of the usual containers. */
export function findFact(body: unknown, names: readonly string[]): Fact | undefined {
  for (const { path, value: holder } of pagingHolders(body)) {
    const fact = factIn(holder, path, names);
    if (fact) return fact;
  }
  return undefined;
}

/** Like `findFact`, but only where one of the other fields stands beside it. */
export function findFactBeside(
  body: unknown,
  names: readonly string[],
  others: readonly string[],
): Fact | undefined {
  for (const { path, value: holder } of pagingHolders(body)) {
    const fact = factIn(holder, path, names);
    if (fact && factIn(holder, path, others)) return fact;
  }
  return undefined;
}

function factIn(
  holder: Record<string, unknown>,
  path: readonly string[],
  names: readonly string[],
): Fact | undefined {
  for (const name of names) {
    const value = Object.hasOwn(holder, name) ? numeric(holder[name]) : undefined;
    if (value !== undefined) return { path: [...path, name], value };
  }
  return undefined;
}

/** Counts are whole numbers; XML and OData v2 write them as text. */
function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
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
  'total_items',
  'totalElements',
  'total_records',
  'totalRecords',
  'totalSize',
  '@odata.count',
  'odata.count',
  '__count',
];
const ambiguousTotalNames = ['count', 'size'];

/**
 * How many records there are in all, by a body. "count" and "size" often mean this page only: they are believed
 * when they say more than the page holds.
 */
export function findTotal(body: unknown, recordsOnPage: number): Fact | undefined {
  const total = findFact(body, totalNames) ?? searchTotal(body);
  if (total) return total.value < recordsOnPage ? undefined : total;
  const candidate = findFact(body, ambiguousTotalNames);
  return candidate && candidate.value > recordsOnPage ? candidate : undefined;
}

/** Elasticsearch: `hits.total` is a number (version 6) or an object; "gte" there means that counting was given up. */
function searchTotal(body: unknown): Fact | undefined {
  const hits = isObject(body) ? body.hits : undefined;
  const total = isObject(hits) ? hits.total : undefined;
  const isLowerBound = isObject(total) && total.relation === 'gte';
  const value = numeric(isObject(total) ? total.value : total);
  return value === undefined || isLowerBound ? undefined : { path: ['hits', 'total'], value };
}
