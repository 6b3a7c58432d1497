/** What a request waits for, in the report's words. */
export type WaitCause =
  /** The rate or the number of requests under way that the user set or the engine found best. */
  | 'pace'
  | 'concurrency'
  /** The server has said when it will accept the next request. */
  | 'rate limit'
  /** Little is left of the server's allowance: what remains is spread over the time to the reset. */
  | 'spread'
  /** The server has refused requests without a word about its limits: the rate was learnt from that. */
  | 'learnt rate';

/** When a request may start as far as one limit is concerned. */
export interface Opening {
  /** Epoch milliseconds; a time that has passed means now, Infinity as soon as an answer has come. */
  readonly at: number;
  readonly cause: WaitCause;
  readonly bucket: string;
  /** The server stated this time: it is never shortened, and a longer one than allowed fails at once. */
  readonly isStated?: boolean;
  /** The server called itself busy, rather than the client too fast. */
  readonly isBusy?: boolean;
}

/** The place of one request in the order in which a limit let requests go. */
export interface Ticket {
  /** From 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
}
