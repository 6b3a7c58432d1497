import { createHash } from 'node:crypto';
import { isObject } from '../plan/json';
import { parsePath, readPath } from '../plan/path';

const usualKeys = ['id', '_id', 'uuid', 'guid', 'key', 'Id', 'ID'];

/**
 * Tells one state of a record from all others: a short hash of its key and its mark, so that a record which was
 * changed again counts as new. Without a key, the whole record is its key.
 */
export function recordKey(record: unknown, keyPath: string, mark: string | number): string {
  const key = keyPath ? readPath(record, parsePath(keyPath)) : usualKey(record);
  const identity = key === undefined || key === null ? record : key;
  return createHash('sha256')
    .update(JSON.stringify([identity, mark]))
    .digest('base64url')
    .slice(0, 12);
}

function usualKey(record: unknown): unknown {
  if (!isObject(record)) return undefined;
  const name = usualKeys.find((key) => Object.hasOwn(record, key));
  return name === undefined ? undefined : record[name];
}
