import { createHash } from 'node:crypto';
import { isObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';
import type { Page } from './Paginator';

/**
 * Remembers every request and every page of a run, so that a cycle of any length is noticed: A, B, A as well as
 * A, A.
 */
export class LoopGuard {
  private readonly requests = new Map<string, number>();
  private readonly contents = new Map<string, number>();

  /** The page that was asked for by the very same request before, or undefined. Remembers the request. */
  earlierRequest(request: RequestSpec, page: number): number | undefined {
    return remember(this.requests, fingerprint(request), page);
  }

  /**
   * The page that had the very same content before, or undefined. Empty pages do not count: an API may well send
   * several before it comes to the next record. Around the same records, a next link or a page number may differ;
   * but only with ids are they certain to be the same ones.
   */
  earlierContent({ body, records, number }: Page): number | undefined {
    if (records.length === 0) return undefined;
    return remember(this.contents, fingerprint(records.every(hasId) ? records : body), number);
  }
}

function hasId(record: unknown): boolean {
  return isObject(record) && idNames.some((name) => record[name] !== undefined && record[name] !== null);
}

const idNames = ['id', '_id', 'ID', 'Id', 'uuid', 'guid', 'gid', 'key'];

function remember(seen: Map<string, number>, key: string, page: number): number | undefined {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, page);
  return earlier;
}

/** Hashed: thousands of pages must not be kept in memory. */
function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64');
}
