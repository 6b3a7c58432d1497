import type { Clock } from '../ports/Clock';

interface Slice {
  readonly startedAt: number;
  healthy: number;
  failing: number;
}

const sliceMs = 1000;

/** How requests ended lately, in slices of a second, so that the memory it takes does not depend on traffic. */
export class RollingCounts {
  private slices: Slice[] = [];

  constructor(private readonly clock: Clock) {}

  add(outcome: 'healthy' | 'failing', windowMs: number): void {
    this.current(windowMs)[outcome] += 1;
  }

  /** What happened within the last `windowMs`. */
  totals(windowMs: number): { readonly calls: number; readonly failing: number } {
    this.forget(windowMs);
    const failing = this.slices.reduce((sum, slice) => sum + slice.failing, 0);
    const healthy = this.slices.reduce((sum, slice) => sum + slice.healthy, 0);
    return { calls: healthy + failing, failing };
  }

  clear(): void {
    this.slices = [];
  }

  private current(windowMs: number): Slice {
    this.forget(windowMs);
    const now = this.clock.now();
    const last = this.slices.at(-1);
    if (last && now - last.startedAt < sliceMs) return last;
    const slice = { startedAt: now, healthy: 0, failing: 0 };
    this.slices.push(slice);
    return slice;
  }

  private forget(windowMs: number): void {
    const since = this.clock.now() - windowMs;
    const oldest = this.slices.findIndex(({ startedAt }) => startedAt > since);
    this.slices = oldest < 0 ? [] : this.slices.slice(oldest);
  }
}
