/** Shares of the newest value in the two averages: the last few answers against the last hundred. */
const shortShare = 0.2;
const longShare = 0.01;
/** The answers that first show what is usual: a round at the concurrency that everything starts with. */
const firstAnswers = 6;
/** Slower than usual by so many milliseconds, and by this factor, is still normal. */
const tolerance = 1.5;
const toleranceMs = 10;
const lowest = 0.5;

/**
 * Whether answers take longer than they used to: 1 while they do not, less (down to 0.5) the longer they take.
 * After the gradient of Netflix's concurrency-limits (gradient2).
 */
export class LatencyGradient {
  private short = 0;
  private long = 0;
  private count = 0;

  observe(ms: number): number {
    this.count += 1;
    this.short += (ms - this.short) * Math.max(shortShare, 1 / this.count);
    this.long += (ms - this.long) * (this.count <= firstAnswers ? 1 / this.count : longShare);
    // After a slow time the long average must not stay high for long: it would hide the next one.
    if (this.long > 2 * this.short) this.long *= 0.95;
    return Math.min(1, Math.max(lowest, (tolerance * (this.long + toleranceMs)) / this.short));
  }
}
