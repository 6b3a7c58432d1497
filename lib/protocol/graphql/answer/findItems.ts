import type { FoundRecords } from '../../../plan/FoundRecords';
import { isObject } from '../../../plan/json';
import { formatPath, readPath } from '../../../plan/path';

/** Where a document's connection is in the answer; JSON, since a plan carries it. */
export interface ConnectionPlace {
  /** Names that lead to it, without `data`. */
  readonly path: readonly string[];
  readonly list: string;
  /** Empty where the list has the nodes themselves. */
  readonly node: string;
}

/**
 * What becomes an item each: the nodes of the connections that the document asks for; without one, the elements of
 * the only list, or the only object that was asked for.
 */
export function findItems(data: unknown, connections: readonly ConnectionPlace[]): FoundRecords {
  const present = connections.flatMap((place) => {
    const list = readPath(data, [...place.path, place.list]);
    return Array.isArray(list) ? [{ ...place, elements: list as readonly unknown[] }] : [];
  });
  if (present.length > 0) {
    return {
      path: listPath(present[0]!),
      records: present.flatMap(({ elements, node }) => nodesOf(elements, node)),
    };
  }
  return isObject(data) ? byContent(data) : { path: 'data', records: [] };
}

/** Where the list of a connection is in the answer. */
export function listPath({ path, list }: ConnectionPlace): string {
  return formatPath(['data', ...path, list]);
}

/** What could not be resolved is null; the errors say why. */
function nodesOf(elements: readonly unknown[], node: string): readonly unknown[] {
  const nodes = node === '' ? elements : elements.map((edge) => (isObject(edge) ? edge[node] : edge));
  return nodes.every((each) => each !== null) ? nodes : nodes.filter((each) => each !== null);
}

function byContent(data: Record<string, unknown>): FoundRecords {
  const main = mainEntry(data);
  if (!main) return { path: 'data', records: Object.keys(data).length > 0 ? [data] : [] };
  const [key, value] = main;
  const path = formatPath(['data', key]);
  if (value === null || value === undefined) return { path, records: [] };
  if (Array.isArray(value)) return { path, records: nodesOf(value, '') };
  if (!isObject(value)) return { path: 'data', records: [data] };
  const list = listOf(value);
  return list ? { path: `${path}.${list[0]}`, records: nodesOf(list[1], '') } : { path, records: [value] };
}

/** The only field, or the only one that is no count or other talk about the rest. */
function mainEntry(data: Record<string, unknown>): readonly [string, unknown] | undefined {
  const entries = Object.entries(data);
  if (entries.length === 1) return entries[0];
  const others = entries.filter(([key]) => !/meta|count|total|aggregate|^__typename$|rateLimit/i.test(key));
  return others.length === 1 && Array.isArray(others[0]![1]) ? others[0] : undefined;
}

const bookkeeping =
  /^(__typename|.*(page|total|count|limit|offset|skip|take|size|cursor|more|next|prev|meta).*)$/i;

/** The list of a page object such as `{ items, total }`: what else it has only speaks of pages. */
function listOf(page: Record<string, unknown>): readonly [string, readonly unknown[]] | undefined {
  const entries = Object.entries(page);
  const lists = entries.filter(
    (entry): entry is [string, unknown[]] =>
      Array.isArray(entry[1]) && (entry[1].length === 0 || isObject(entry[1][0])),
  );
  const isPage = entries.every(([key, value]) => value === lists[0]?.[1] || bookkeeping.test(key));
  return lists.length === 1 && isPage && entries.length > 1 ? lists[0] : undefined;
}
