import type { HttpResponse } from '../ports/Transport';
import type { Quota, Throttle } from './Quota';

/** One way in which servers speak of limits. Pure. */
export interface Dialect {
  readonly label: string;
  /** The headers and fields of the body that it understands, as the docs show them. */
  readonly understands: string;
  /** APIs that are known to speak it; left out when the label says it. */
  readonly apis?: string;
  /** The document that defines it. */
  readonly source: string;
  /**
   * What the answer says about limits; nothing when it does not speak this dialect. `now` in epoch milliseconds by
   * the local clock.
   */
  read?(response: HttpResponse, now: number): readonly Quota[];
  /** That the answer means "too fast", where the status alone does not say it or does not say all. */
  refusal?(response: HttpResponse): Refusal | undefined;
}

/** What is known about a refusal besides its time, which comes as a quota's `retryAt`. */
export type Refusal = Partial<Omit<Throttle, 'retryAt'>>;
