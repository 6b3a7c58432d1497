import type { Clock } from '../ports/Clock';
import { addJobs } from './addJobs';
import type {
  BatchReport,
  BreakerReport,
  CacheReport,
  IncrementalReport,
  JobReport,
  PaginationReport,
  RunReport,
} from './RunReport';

/** Endpoints and warnings beyond this many are counted together: a report stays small. */
const mostNames = 50;

export interface Wait {
  readonly ms: number;
  /** `pace`, `concurrency`, `rate limit` or `backoff`. */
  readonly cause: string;
  readonly bucket: string;
}

export interface RateLimitState {
  readonly bucket: string;
  readonly limit?: number;
  readonly remaining?: number;
  /** ISO 8601. */
  readonly resetAt?: string;
}

/** One request that was sent. */
export interface Attempt {
  /** Method and path, without query. */
  readonly endpoint: string;
  /** The status, or the error's code when no answer came. */
  readonly outcome: string;
  readonly ms: number;
  readonly bytes: number;
}

/** Collects what happens during one run and makes the report of it. */
export class RunRecorder {
  private readonly startedAt: number;
  private readonly latencies: number[] = [];
  private readonly byStatus = new Map<string, number>();
  private readonly byEndpoint = new Map<string, number>();
  private readonly waits = new Map<string, Wait>();
  /** When the latest wait of a cause and bucket ended, epoch milliseconds. */
  private readonly waitedUntil = new Map<string, number>();
  private readonly quotas = new Map<string, RateLimitState>();
  private readonly warnings = new Set<string>();
  private requests = 0;
  private retries = 0;
  private pages = 0;
  private records = 0;
  private bytes = 0;
  private duplicateRecords = 0;
  private pagination: PaginationReport = { style: 'none', why: 'no page was read', confidence: 1 };
  private recordsAt: string | undefined;
  private cacheReport: CacheReport | undefined;
  private breakerReport: BreakerReport | undefined;
  private batch: BatchReport | undefined;
  private jobs: JobReport | undefined;
  private incremental: IncrementalReport | undefined;

  constructor(private readonly clock: Clock) {
    this.startedAt = clock.now();
  }

  request(): void {
    this.requests += 1;
  }

  retry(): void {
    this.retries += 1;
  }

  attempt({ endpoint, outcome, ms, bytes }: Attempt): void {
    this.latencies.push(ms);
    this.bytes += bytes;
    countUp(this.byStatus, outcome);
    countUp(this.byEndpoint, endpoint);
  }

  page(records: number): void {
    this.pages += 1;
    this.records += records;
  }

  /** Records that were left out because their key had come before. */
  duplicates(records: number): void {
    this.duplicateRecords += records;
  }

  /**
   * A wait that has just ended. Waits of one cause and bucket are added up; time that several requests spent
   * waiting at once counts once.
   */
  wait(ms: number, cause: string, bucket: string): void {
    const key = `${cause} ${bucket}`;
    const now = this.clock.now();
    const counted = Math.min(ms, now - (this.waitedUntil.get(key) ?? -Infinity));
    if (counted <= 0) return;
    this.waitedUntil.set(key, now);
    this.waits.set(key, { ms: (this.waits.get(key)?.ms ?? 0) + counted, cause, bucket });
  }

  /** What the server said last about a limit; `resetAt` in epoch milliseconds. */
  quota({ bucket, limit, remaining, resetAt }: Omit<RateLimitState, 'resetAt'> & { resetAt?: number }): void {
    if (limit === undefined && remaining === undefined) return;
    const reset = resetAt === undefined ? undefined : new Date(resetAt).toISOString();
    this.quotas.set(bucket, { bucket, limit, remaining, resetAt: reset });
  }

  warn(warning: string): void {
    if (this.warnings.size < mostNames) this.warnings.add(warning);
  }

  pagesBy(pagination: PaginationReport): void {
    this.pagination = pagination;
  }

  job(job: JobReport): void {
    this.jobs = addJobs(this.jobs, job);
  }

  newSince(incremental: IncrementalReport): void {
    this.incremental = incremental;
  }

  recordsFoundAt(path: string): void {
    this.recordsAt = path;
  }

  /** Without an outcome: says that the cache is on. */
  cache(outcome?: keyof CacheReport): void {
    this.cacheReport ??= { hits: 0, misses: 0, revalidated: 0, stale: 0 };
    if (outcome) this.cacheReport = { ...this.cacheReport, [outcome]: this.cacheReport[outcome] + 1 };
  }

  breaker(state: BreakerReport['state'], event?: 'opened' | 'rejected'): void {
    const { opened, rejected } = this.breakerReport ?? { opened: 0, rejected: 0 };
    this.breakerReport = {
      state,
      opened: opened + Number(event === 'opened'),
      rejected: rejected + Number(event === 'rejected'),
    };
  }

  /** The records are then the items that were accepted. */
  batches(batch: BatchReport): void {
    this.batch = batch;
    this.records = batch.accepted;
  }

  // Written out: on Node.js 20, each field after a spread costs a microsecond.
  finish({ status, reason }: Pick<RunReport, 'status' | 'reason'>): RunReport {
    return {
      status,
      reason,
      requests: this.requests,
      attempts: this.latencies.length,
      retries: this.retries,
      pages: this.pages,
      records: this.records,
      duplicates: this.duplicateRecords,
      bytes: this.bytes,
      durationMs: Math.round(this.clock.now() - this.startedAt),
      waits: [...this.waits.values()].map((wait) => ({ ...wait, ms: Math.round(wait.ms) })),
      rateLimit: [...this.quotas.values()],
      latencyMs: percentiles(this.latencies),
      byStatus: Object.fromEntries(this.byStatus),
      byEndpoint: Object.fromEntries(this.byEndpoint),
      pagination: this.pagination,
      recordsAt: this.recordsAt,
      job: this.jobs,
      incremental: this.incremental,
      warnings: [...this.warnings],
      batch: this.batch,
      ...(this.cacheReport && { cache: this.cacheReport }),
      ...(this.breakerReport && { breaker: this.breakerReport }),
    };
  }
}

function countUp(counts: Map<string, number>, name: string): void {
  const key = counts.has(name) || counts.size < mostNames ? name : 'other';
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Nearest-rank percentiles, in milliseconds with one decimal. */
function percentiles(values: readonly number[]): RunReport['latencyMs'] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return Math.round(value * 10) / 10;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
