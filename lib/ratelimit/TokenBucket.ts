/**
 * Spaces starts at a rate, and lets a number of them go together after a pause. Kept as the time at which the
 * bucket would be full again (the generic cell rate algorithm), so it needs no timer. Times in milliseconds.
 */
export class TokenBucket {
  private intervalMs = 0;
  private burst = 1;
  private fullAt = -Infinity;

  /** `perSecond` may be Infinity: no spacing. */
  setRate(perSecond: number, burst = 1): void {
    this.intervalMs = perSecond > 0 ? 1000 / perSecond : 0;
    this.burst = Math.max(1, burst);
  }

  /** When the next start is due; a time that has passed means now. */
  opensAt(): number {
    return this.fullAt - (this.burst - 1) * this.intervalMs;
  }

  /** `at`: when the start was due, so that a timer that rang late costs nothing of the rate. */
  take(at: number): void {
    this.fullAt = Math.max(this.fullAt, at) + this.intervalMs;
  }
}
