import type { Pace } from '../plan/Access';
import { ApiError } from '../errors/ApiError';
import type { Clock } from '../ports/Clock';
import { Semaphore } from './Semaphore';

export type WaitCause = 'pace' | 'rate limit' | 'concurrency';

/** Leave to send one request. */
export interface Permit {
  /** Time spent waiting for it, in milliseconds, by cause. */
  readonly waits: ReadonlyArray<{ readonly ms: number; readonly cause: WaitCause }>;
  /** Must be called when the answer is there, or the request has failed. */
  release(): void;
}

/**
 * Governs all requests to one origin with one credential: every item, page, retry and node of the process asks
 * it first. Waiting requests go in the order in which they came.
 */
export class Limiter {
  private readonly slots = new Semaphore();
  private pace: Pace = {};
  /** Epoch milliseconds at which the last request started, and at which those that wait will, by the user's pace. */
  private lastStart = 0;
  private readonly starts = new Set<number>();
  /** Epoch milliseconds before which the server accepts nothing. */
  private blockedUntil = 0;

  constructor(private readonly clock: Clock) {}

  /** The credential's settings; the last ones read count for everybody. */
  setPace(pace: Pace): void {
    this.pace = pace;
    this.slots.resize(pace.maxConcurrency ?? Infinity);
  }

  /** The server accepts nothing before `time` (epoch milliseconds). */
  blockUntil(time: number): void {
    this.blockedUntil = Math.max(this.blockedUntil, time);
  }

  /**
   * Waits for leave to send.
   * @throws ApiError RATE_LIMITED with `retryAt` when the server's limit would keep the request for more than
   * `maxWaitMs`: a stated wait is never shortened.
   */
  async acquire(maxWaitMs: number, signal?: AbortSignal): Promise<Permit> {
    const waits: Array<Permit['waits'][number]> = [];
    const queuedAt = this.slots.isFull ? this.clock.now() : undefined;
    const release = await this.slots.acquire(signal);
    if (queuedAt !== undefined) waits.push({ ms: this.clock.now() - queuedAt, cause: 'concurrency' });
    let start = this.reserve();
    try {
      for (; start.at > this.clock.now(); start = this.reserve(start.at)) {
        const ms = start.at - this.clock.now();
        if (start.cause === 'rate limit' && ms > maxWaitMs) throw longWait(start.at, ms);
        await this.clock.sleep(ms, signal);
        waits.push({ ms, cause: start.cause });
      }
    } catch (error) {
      this.starts.delete(start.at);
      release();
      throw error;
    }
    this.starts.delete(start.at);
    this.lastStart = Math.max(this.lastStart, start.at);
    return { waits: waits.filter((wait) => wait.ms > 0), release };
  }

  /**
   * Takes the next free start time. `reserved` is one that was taken before: it holds unless the server has
   * closed the door in the meantime.
   */
  private reserve(reserved?: number): { at: number; cause: WaitCause } {
    const now = this.clock.now();
    if (reserved !== undefined) this.starts.delete(reserved);
    if (reserved !== undefined && this.blockedUntil <= now) return { at: now, cause: 'pace' };
    const at = Math.max(now, this.nextStart(), this.blockedUntil);
    if (this.pace.requestsPerSecond) this.starts.add(at);
    return { at, cause: this.blockedUntil > now ? 'rate limit' : 'pace' };
  }

  /** After the last one who still waits: those who were cancelled leave no gap behind them. */
  private nextStart(): number {
    const { requestsPerSecond } = this.pace;
    const last = [...this.starts].reduce((latest, at) => Math.max(latest, at), this.lastStart);
    return requestsPerSecond ? last + 1000 / requestsPerSecond : 0;
  }
}

function longWait(retryAt: number, ms: number): ApiError {
  return new ApiError('RATE_LIMITED', {
    subject: `The API asks to wait ${Math.ceil(ms / 1000)} s, which is longer than allowed`,
    field: 'Longest Wait',
    retryAt,
    retryable: false,
  });
}
