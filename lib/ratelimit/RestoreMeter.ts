/** What an answer told about an allowance, in the order in which the requests were sent. */
export interface Reading {
  /** When the request was sent, in epoch milliseconds. */
  readonly sentAt: number;
  /** What had been taken up to it and with it. */
  readonly taken: number;
  readonly remaining: number;
}

/** Given back more than was expected of a whole window's reset by this factor counts as a reset. */
const jump = 0.5;
/** So much must have been given back, bit by bit, before it is believed. */
const evidence = 3;

/**
 * Tells allowances that are given back bit by bit (token buckets, sliding windows) from those that are given anew
 * at a reset (fixed windows), by what remains from one answer to the next.
 */
export class RestoreMeter {
  private last: Reading | undefined;
  private since = 0;
  private restored = 0;
  private needed = evidence;

  /** `capacity`: the most that ever remained. */
  observe(reading: Reading, capacity: number): void {
    const { last } = this;
    this.last = reading;
    if (!last) {
      this.since = reading.sentAt;
      return;
    }
    const restored = reading.remaining - last.remaining + (reading.taken - last.taken);
    if (restored > Math.max(evidence, capacity * jump)) this.restart(reading.sentAt);
    else this.restored = Math.max(0, this.restored + restored);
  }

  /** Given back per millisecond; undefined as long as there is no evidence that anything is. */
  get perMs(): number | undefined {
    const elapsed = (this.last?.sentAt ?? 0) - this.since;
    return this.restored >= this.needed && elapsed > 0 ? this.restored / elapsed : undefined;
  }

  /** What was believed led to a refusal: it takes more to believe it again. */
  doubt(now: number): void {
    this.needed = Math.min(100, this.needed * 2);
    this.restart(now);
  }

  private restart(at: number): void {
    this.since = at;
    this.restored = 0;
  }
}
