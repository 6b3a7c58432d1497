import { LatencyGradient } from './LatencyGradient';

export interface ConcurrencyBounds {
  readonly min?: number;
  readonly max?: number;
}

/** Browsers open so many connections to one server, so every server is used to it. */
const start = 6;
/** The most requests under way that are tried without the user asking for more. */
const defaultMax = 32;
const decrease = 0.8;
/** Endpoints whose usual latency is remembered. */
const mostEndpoints = 200;

/**
 * How many requests may be under way at once. Starts low and doubles with every round of answers while they come
 * as fast as before; then grows by one a round, shrinks as answers slow down, and shrinks at once when the server
 * calls it too many.
 */
export class Concurrency {
  /** Requests under way. */
  inFlight = 0;
  private window = start;
  private min = 1;
  private max = defaultMax;
  /** What the server has stated as its limit. */
  private stated = Infinity;
  private isDoubling = true;
  private shrunkAt = -Infinity;
  private readonly latencies = new Map<string, LatencyGradient>();

  /** Requests that may be under way now. */
  get limit(): number {
    const most = Math.min(this.max, this.stated);
    return Math.max(1, Math.min(most, Math.max(this.min, Math.floor(this.window))));
  }

  setBounds({ min = 1, max }: ConcurrencyBounds): void {
    this.min = Math.max(1, min);
    this.max = max ?? Math.max(defaultMax, this.min);
  }

  setStated(limit: number): void {
    this.stated = Math.max(1, limit);
  }

  /** An answer came after `ms`; `inFlight`: requests under way while it was waited for. */
  answered(endpoint: string, ms: number, inFlight: number, now: number): void {
    const gradient = this.latencyOf(endpoint).observe(ms);
    if (gradient < 1) return this.shrink(now - ms, now, gradient);
    // What is not used up says nothing about more.
    if (inFlight * 2 < this.limit) return;
    const growth = this.isDoubling ? 1 : 1 / this.window;
    this.window = Math.min(this.window + growth, Math.min(this.max, this.stated));
  }

  /** The server refused it as one too many, or broke down under it. */
  overloaded(sentAt: number, now: number): void {
    this.shrink(sentAt, now, decrease);
  }

  /** The rate is limited: more requests under way would only wait. */
  settleDown(): void {
    this.isDoubling = false;
  }

  /** Once a round: requests that were sent before the last time tell nothing new. */
  private shrink(sentAt: number, now: number, factor: number): void {
    if (sentAt < this.shrunkAt) return;
    this.isDoubling = false;
    this.shrunkAt = now;
    this.window = Math.max(this.min, Math.min(this.window, this.limit) * factor);
  }

  private latencyOf(endpoint: string): LatencyGradient {
    const known = this.latencies.get(endpoint) ?? new LatencyGradient();
    this.latencies.delete(endpoint);
    this.latencies.set(endpoint, known);
    if (this.latencies.size > mostEndpoints) this.latencies.delete(this.latencies.keys().next().value!);
    return known;
  }
}
