import { isObject } from '../plan/json';
import type { FoundRecords } from '../plan/FoundRecords';
import { formatPath } from '../plan/path';

/** Names under which APIs put their lists, the most telling first. */
const usualNames = [
  'data',
  'items',
  'results',
  'records',
  'value',
  'values',
  'entries',
  'rows',
  'list',
  'elements',
  'objects',
  'content',
  'hits',
  'nodes',
  'edges',
  'members',
  'resources',
  '_embedded',
  'd',
  'result',
  'response',
  'payload',
  'Items',
  'Resources',
];
const deepest = 4;

/**
 * The list of records in a body: the body itself, a list under a usual name, or the only list of objects in it.
 * A body without a list is one record.
 */
export function findRecords(body: unknown): FoundRecords {
  if (Array.isArray(body)) return { path: '', records: body };
  if (body === undefined || body === null || body === '') return { path: '', records: [] };
  const { at, inner } = unwrap(body, []);
  const path = isObject(inner) ? (byUsualName(inner, at) ?? onlyList(inner, at)) : undefined;
  return path ? { path: formatPath(path.at), records: path.list } : { path: '', records: [body] };
}

interface Found {
  readonly at: readonly string[];
  readonly list: readonly unknown[];
}

/** Into objects that hold a single object, as XML documents do: `{ response: { users: … } }`. */
function unwrap(value: unknown, at: readonly string[]): { inner: unknown; at: readonly string[] } {
  const [only, ...others] = isObject(value) ? Object.entries(value) : [];
  const isEnvelope = only !== undefined && others.length === 0 && isObject(only[1]);
  return isEnvelope && at.length < deepest ? unwrap(only[1], [...at, only[0]]) : { inner: value, at };
}

function byUsualName(body: Record<string, unknown>, at: readonly string[]): Found | undefined {
  if (at.length >= deepest) return undefined;
  for (const name of usualNames) {
    if (!Object.hasOwn(body, name)) continue;
    const part = body[name];
    if (isRecordList(part)) return { at: [...at, name], list: part };
    if (isObject(part)) {
      const found = byUsualName(part, [...at, name]) ?? listsIn(part, [...at, name])[0];
      if (found) return found;
    }
  }
  return undefined;
}

/** Under an unusual name only when there is no choice: a record of its own may well have lists, too. */
function onlyList(body: Record<string, unknown>, at: readonly string[]): Found | undefined {
  const lists = listsIn(body, at);
  const nested = Object.entries(body).flatMap(([key, part]) =>
    isObject(part) ? listsIn(part, [...at, key]) : [],
  );
  const candidates = withoutBesides(lists.length > 0 ? lists : nested);
  // A wide object with a list among many fields is a record, not an envelope.
  const width = Object.keys(body).filter((key) => !bookkeeping.test(key)).length;
  return candidates.length === 1 && width <= envelopeWidth ? candidates[0] : undefined;
}

const envelopeWidth = 8;
/** Fields that only an envelope has in number: where the page lies among the others. */
const bookkeeping = /page|uri|url|next|prev|total|count|start|limit|offset|size|more|^end$/i;
/** Lists that come along with the records. */
const besides = /^(_?links|errors?|warnings?|(error|warning)_?messages|included|facets|aggregations)$/i;

function withoutBesides(lists: readonly Found[]): readonly Found[] {
  const others = lists.filter(({ at }) => !besides.test(at.at(-1) ?? ''));
  return others.length > 0 ? others : lists;
}

function listsIn(body: Record<string, unknown>, at: readonly string[]): Found[] {
  return Object.entries(body).flatMap(([key, part]) =>
    isRecordList(part) ? [{ at: [...at, key], list: part }] : [],
  );
}

/** A list of objects, or an empty one. A list of plain values is a field, not a list of records. */
function isRecordList(value: unknown): value is unknown[] {
  return Array.isArray(value) && (value.length === 0 || isObject(value[0]));
}
