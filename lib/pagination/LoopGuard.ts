import type { RequestSpec } from '../plan/RequestPlan';
import { digest } from './digest';
import type { ReadPage } from './PageSource';
import { RecentRecords } from './RecentRecords';

/**
 * Remembers every request and every page of a run, so that a cycle of any length is noticed: A, B, A as well as
 * A, A. Only hashes are kept: thousands of pages must not stay in memory.
 */
export class LoopGuard {
  private readonly requests = new Map<string, number>();
  private readonly contents = new Map<string, number>();
  private readonly records = new RecentRecords();

  /** The page that was asked for by the very same request before, or undefined. Remembers the request. */
  earlierRequest(request: RequestSpec, page: number): number | undefined {
    return remember(this.requests, digest(JSON.stringify(request)), page);
  }

  /**
   * The page that had the very same content before, or one of the last pages if it had the same records in an
   * answer with, say, another time in it. Empty pages do not count: an API may well send several before it comes
   * to the next record.
   */
  earlierContent({ digest: content, records, number }: ReadPage): number | undefined {
    if (records.length === 0) return undefined;
    return remember(this.contents, content, number) ?? this.records.earlier(records, number);
  }
}

function remember(seen: Map<string, number>, key: string, page: number): number | undefined {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, page);
  return earlier;
}
