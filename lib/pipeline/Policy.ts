import type { Exchange, HttpRequest } from '../ports/Transport';
import type { Throttle } from '../ratelimit/Quota';

/** One request on its way through the policies. */
export interface Call {
  readonly request: HttpRequest;
  /** Page number, from 1. */
  readonly page: number;
  /** Asks how a job is getting on: only the server knows, so no cache may answer. */
  readonly isPoll?: boolean;
  /** From 1; the retry policy counts it up. */
  readonly attempt: number;
  /** Asks for the content only if it has changed, so that 304 is a good answer; the cache policy sets it. */
  readonly isConditional?: boolean;
}

/** A request without its credentials, and its answer. */
export interface Answer extends Exchange {
  /** Set by the rate limit policy when the answer means "too fast". */
  readonly throttle?: Throttle;
  /**
   * Set by the authenticate policy: makes the credential ready for another try, where the answer asks for it. A
   * function, so that the secrets it needs stay out of sight.
   */
  readonly renew?: () => boolean | Promise<boolean>;
  /** A 303 led to this answer: it stands at another address, for something else than what was asked for. */
  readonly seeOther?: boolean;
}

export type Send = (call: Call) => Promise<Answer>;

/** Wraps a way of sending with one concern. Order: see pipeline.ts. */
export type Policy = (next: Send) => Send;
