/** Share of the newest value in the average of the last few answers. */
const shortShare = 0.2;
/** What is usual changes slowly, and upwards even more so: load must not be taken for usual. */
const fasterShare = 0.01;
const slowerShare = 0.002;
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
    const drift = ms < this.long ? fasterShare : slowerShare;
    this.long += (ms - this.long) * (this.count <= firstAnswers ? 1 / this.count : drift);
    return Math.min(1, Math.max(lowest, (tolerance * (this.long + toleranceMs)) / this.short));
  }
}
