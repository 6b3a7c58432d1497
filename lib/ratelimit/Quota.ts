/** What one answer says about one limit, in one form for all dialects. */
export interface Quota {
  /** The server's name for the limit, or "default". */
  readonly bucket: string;
  readonly limit?: number;
  readonly remaining?: number;
  /** Epoch milliseconds, by the local clock. */
  readonly resetAt?: number;
  /** Epoch milliseconds, by the local clock, before which the server refuses requests. */
  readonly retryAt?: number;
  /** The dialect and header it was read from. */
  readonly source: string;
}

/** The answer means "too fast". */
export interface Throttle {
  readonly bucket: string;
  /** Epoch milliseconds; undefined when the server did not say. */
  readonly retryAt?: number;
}
