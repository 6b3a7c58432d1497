import type { RateLimitState, Wait } from './RunRecorder';

export type RunStatus = 'complete' | 'capped' | 'partial' | 'failed';

/** What one run did, as one JSON object. Times in milliseconds, sizes in bytes; holds no secrets. */
export interface RunReport {
  /** `complete`: everything was read. `capped`: a limit ended it. `partial`: a failure ended it, good pages kept. */
  readonly status: RunStatus;
  /** Why it ended. */
  readonly reason: string;
  /** Cursor from which a later run goes on; absent when there is nothing left. */
  readonly resume?: string;
  /** Address at which a later run reads what has changed since, where the API gave one. */
  readonly deltaLink?: string;
  /** Code, message and hint of the failure that ended the run. */
  readonly error?: Readonly<Record<string, unknown>>;
  /** Requests asked for: pages, not counting repetitions. */
  readonly requests: number;
  /** Requests sent, repetitions included. */
  readonly attempts: number;
  readonly retries: number;
  readonly pages: number;
  readonly records: number;
  /** Records left out because their key ("Unique By") had come before. */
  readonly duplicates: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly waits: readonly Wait[];
  readonly rateLimit: readonly RateLimitState[];
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byEndpoint: Readonly<Record<string, number>>;
  readonly pagination: PaginationReport;
  /** Only where answers are kept. */
  readonly cache?: CacheReport;
  /** Only where the circuit breaker is on. */
  readonly breaker?: BreakerReport;
  /** Where the records were found. */
  readonly recordsAt?: string;
  /** What was waited for a long-running job; absent when there was none. */
  readonly job?: JobReport;
  /** How "only new since last run" was read; absent when it is off. */
  readonly incremental?: IncrementalReport;
  readonly warnings: readonly string[];
  /** Present when many items went out in one request. */
  readonly batch?: BatchReport;
}

/** What became of the items that went out in batches. */
export interface BatchReport {
  readonly items: number;
  readonly accepted: number;
  readonly failed: number;
  /** Batches that were refused and sent again in smaller ones. */
  readonly splits: number;
}

/** How a job was waited for. */
export interface JobReport {
  /** Questions for its state. */
  readonly polls: number;
  /** The API's last word on it. */
  readonly state: string;
  readonly waitedMs: number;
}

/** Where an incremental run began and what it left out. */
export interface IncrementalReport {
  readonly strategy: string;
  /** `everything`: nothing was remembered. `new`: from where the last complete run ended. `continued`: an unfinished run. */
  readonly read: 'everything' | 'new' | 'continued';
  /** The value that the run began with, where it is one that people can read. */
  readonly since?: string;
  /** Records left out because an earlier run has delivered them. */
  readonly known: number;
}

/** Which pagination style was used and how it was chosen. */
export interface PaginationReport {
  readonly style: string;
  readonly why: string;
  /** 0 to 1; 1 when the user chose. */
  readonly confidence: number;
}

/** How the requests of a run were answered, by number. */
export interface CacheReport {
  /** From what was kept, or together with an identical request under way: nothing was sent. */
  readonly hits: number;
  readonly misses: number;
  /** Kept, and confirmed by the API as unchanged. */
  readonly revalidated: number;
  /** Kept and out of date, in place of a failure. */
  readonly stale: number;
}

export interface BreakerReport {
  /** At the end of the run. */
  readonly state: 'closed' | 'half-open' | 'open';
  /** How often this run's failures have opened the circuit. */
  readonly opened: number;
  /** Requests of this run that were not sent. */
  readonly rejected: number;
}
