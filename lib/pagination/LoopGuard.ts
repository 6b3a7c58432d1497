import { isObject } from '../plan/json';
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
  /** Hashing waits for a second page: most runs have none. */
  private firstRequest: (() => void) | undefined;
  private firstContent: (() => void) | undefined;

  /** The page that a run begins with. */
  begin(request: RequestSpec, page: number): void {
    this.firstRequest = () => this.rememberRequest(request, page);
  }

  /** The page that was asked for by the very same request before, or undefined. Remembers the request. */
  earlierRequest(request: RequestSpec, page: number): number | undefined {
    this.firstRequest?.();
    this.firstRequest = undefined;
    return this.rememberRequest(request, page);
  }

  /**
   * The page that had the very same content before, or the same records in an answer with, say, another time or
   * next link in it. Empty pages do not count: an API may well send several before it comes to the next record.
   */
  earlierContent(page: ReadPage): number | undefined {
    if (page.records.length === 0) return undefined;
    if (this.firstContent === undefined) {
      this.firstContent = () => this.rememberContent(page);
      return undefined;
    }
    this.firstContent();
    this.firstContent = nothing;
    return this.rememberContent(page);
  }

  private rememberRequest(request: RequestSpec, page: number): number | undefined {
    return remember(this.requests, digest(JSON.stringify(request)), page);
  }

  private rememberContent({ digest: contentDigest, records, number }: ReadPage): number | undefined {
    return (
      remember(this.contents, contentDigest(), number) ??
      (records.every(hasId)
        ? remember(this.contents, identityOf(records), number)
        : this.records.earlier(records, number))
    );
  }
}

const nothing = (): void => undefined;

const idNames = ['id', '_id', 'ID', 'Id', 'uuid', 'guid', 'gid', 'key'];

function idOf(record: unknown): unknown {
  const name = isObject(record)
    ? idNames.find((candidate) => (record[candidate] ?? undefined) !== undefined)
    : undefined;
  return name === undefined ? undefined : (record as Record<string, unknown>)[name];
}

function hasId(record: unknown): boolean {
  return idOf(record) !== undefined;
}

/** The same ids around the same first and last record: the whole page need not be written out for that. */
function identityOf(records: readonly unknown[]): string {
  return digest(JSON.stringify([records.map(idOf), records[0], records.at(-1)]));
}

function remember(seen: Map<string, number>, key: string, page: number): number | undefined {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, page);
  return earlier;
}
