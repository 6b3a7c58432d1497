/**
 * What a limit is about, and so what helps: `rate`: wait and go slower; `concurrency`: have fewer requests under
 * way; `quota`: a long period's allowance (a day, say): stop until it is given anew.
 */
export type LimitKind = 'rate' | 'concurrency' | 'quota';

/** What one answer says about one limit, in one form for all dialects. */
export interface Quota {
  /** The server's name for the limit, or "default". */
  readonly bucket: string;
  /** What shares the limit, in the server's word ("user", "endpoint", "workspace"); undefined when it does not say. */
  readonly scope?: string;
  /** `rate` when undefined. */
  readonly kind?: LimitKind;
  readonly limit?: number;
  readonly remaining?: number;
  /** What the request that was answered took from the limit; 1 when undefined. */
  readonly cost?: number;
  /** The period over which `limit` is counted, in milliseconds. */
  readonly windowMs?: number;
  /** What a leaky bucket gives back, per second. */
  readonly restorePerSecond?: number;
  /** Epoch milliseconds, by the local clock. */
  readonly resetAt?: number;
  /** Epoch milliseconds, by the local clock, before which the server refuses requests. */
  readonly retryAt?: number;
  /** The dialect and header it was read from. */
  readonly source: string;
  /** 0 to 1: how sure the reading is; 1 when undefined. */
  readonly confidence?: number;
}

/** The answer means "too fast". */
export interface Throttle {
  readonly bucket: string;
  /** `rate` when undefined. */
  readonly kind?: LimitKind;
  /** Epoch milliseconds; undefined when the server did not say. */
  readonly retryAt?: number;
  /** The shortest wait in milliseconds that the API's documentation asks for where the server states none. */
  readonly floorMs?: number;
  /** The server's own word on whether to send the request again; undefined when it has none. */
  readonly retryable?: boolean;
}
