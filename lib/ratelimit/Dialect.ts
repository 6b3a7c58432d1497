import type { HttpResponse } from '../ports/Transport';
import type { Quota } from './Quota';

/** One way in which servers speak of limits. Pure. */
export interface Dialect {
  readonly label: string;
  /** The document that defines it. */
  readonly source: string;
  /** `now` in epoch milliseconds by the local clock; undefined when the answer does not speak this dialect. */
  read(response: HttpResponse, now: number): Quota | undefined;
}
