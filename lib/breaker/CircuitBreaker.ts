import type { BreakerSpec } from '../plan/BreakerSpec';
import type { Clock } from '../ports/Clock';
import { RollingCounts } from './RollingCounts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** What a request's end says about the server; `unknown`: nothing. */
export type Health = 'healthy' | 'failing' | 'unknown';

/** Leave to send one request. */
export interface Passage {
  /** Must be called once with how the request ended; true when that has opened the circuit. */
  end(health: Health): boolean;
}

/** The request must not be sent. */
export interface Refusal {
  /** Epoch milliseconds at which the API is tried again. */
  readonly retryAt: number;
}

/**
 * Stands between all requests and one API with one credential. Closed: everything passes and is counted. Open:
 * nothing passes until the cool-down is over. Half-open: a few requests probe the API; all have to succeed.
 * Source: M. Nygard, "Release It!", circuit breaker.
 */
export class CircuitBreaker {
  private readonly counts: RollingCounts;
  private phase: BreakerState = 'closed';
  private retryAt = 0;
  /** Openings since the circuit was last closed. */
  private openings = 0;
  private probesUnderWay = 0;
  private probesPassed = 0;
  /** Requests of an earlier phase say nothing about this one. */
  private phaseNumber = 0;

  constructor(private readonly clock: Clock) {
    this.counts = new RollingCounts(clock);
  }

  get state(): BreakerState {
    return this.phase;
  }

  enter(spec: BreakerSpec): Passage | Refusal {
    if (this.phase === 'open') {
      if (this.clock.now() < this.retryAt) return { retryAt: this.retryAt };
      this.go('half-open');
    }
    if (this.phase === 'half-open') {
      if (this.probesUnderWay + this.probesPassed >= spec.probes) return { retryAt: this.clock.now() };
      this.probesUnderWay += 1;
    }
    const { phaseNumber } = this;
    return { end: (health) => phaseNumber === this.phaseNumber && this.learn(health, spec) };
  }

  /** True when the circuit opens. */
  private learn(health: Health, spec: BreakerSpec): boolean {
    if (this.phase === 'half-open') return this.learnFromProbe(health, spec);
    if (health === 'unknown') return false;
    this.counts.add(health, spec.windowMs);
    const { calls, failing } = this.counts.totals(spec.windowMs);
    if (health === 'healthy' || calls < spec.minimumCalls || failing / calls < spec.failureRatio)
      return false;
    this.open(spec);
    return true;
  }

  private learnFromProbe(health: Health, spec: BreakerSpec): boolean {
    this.probesUnderWay -= 1;
    if (health === 'failing') {
      this.open(spec);
      return true;
    }
    if (health === 'healthy') this.probesPassed += 1;
    if (this.probesPassed >= spec.probes) this.close();
    return false;
  }

  private open({ coolDownMs, maxCoolDownMs }: BreakerSpec): void {
    this.retryAt = this.clock.now() + Math.min(maxCoolDownMs, coolDownMs * 2 ** this.openings);
    this.openings += 1;
    this.go('open');
  }

  private close(): void {
    this.openings = 0;
    this.counts.clear();
    this.go('closed');
  }

  private go(phase: BreakerState): void {
    this.phase = phase;
    this.phaseNumber += 1;
    this.probesUnderWay = 0;
    this.probesPassed = 0;
  }
}
