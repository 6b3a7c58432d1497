import type { Opening } from './Gate';
import { TokenBucket } from './TokenBucket';

/** The first guess counts at least this time, so that a burst at the start does not look like a rate. */
const shortestGuessMs = 1000;
/** A rate measured between two refusals counts from so many answers over so long a time. */
const fewestMeasured = 3;
const shortestMeasureMs = 250;
/** Kept below the rate that was measured. */
const margin = 0.98;
const decrease = 0.9;
/** Until the second refusal the rate is multiplied by `rampUp` every `rampMs`; later it grows by a share a second. */
const rampUp = 1.5;
const rampMs = 150;
const growthPerSecond = 0.03;
/** Without a refusal the growth doubles in this time, up to the most: limits may have been raised. */
const growthDoublesMs = 3_000;
const mostGrowthPerSecond = 0.5;
const shortestPauseMs = 50;
const longestPauseMs = 30_000;

/**
 * The rate that a server permits, learnt from nothing but its refusals (additive increase, multiplicative
 * decrease). At two refusals in a row the server's bucket was empty both times: what it accepted in between, over
 * the time between, is what it permits.
 */
export class LearntRate {
  private readonly pacer = new TokenBucket();
  private rate = Infinity;
  private isRamping = false;
  private raisedAt = 0;
  /** When the refusal came that was learnt from last. */
  private cutAt = -Infinity;
  /** Time since then in which a request might have gone and none did. */
  private idleMs = 0;
  private firstAcceptedAt: number | undefined;
  private accepted = 0;
  private pauseMs = 0;
  private pausedUntil = -Infinity;

  constructor(private readonly bucket: string) {}

  opening(): Opening | undefined {
    const at = Math.max(this.pacer.opensAt(), this.pausedUntil);
    return at === -Infinity ? undefined : { at, cause: 'learnt rate', bucket: this.bucket };
  }

  /** `at`: when the start was due. */
  take(at: number): void {
    if (this.rate === Infinity) return;
    const openSince = Math.max(this.pacer.opensAt(), this.pausedUntil, this.cutAt);
    this.idleMs += Math.max(0, at - openSince);
    this.pacer.take(at);
  }

  accept(sentAt: number, now: number): void {
    this.firstAcceptedAt ??= sentAt;
    if (this.rate === Infinity) {
      this.countRecent(sentAt);
      return;
    }
    if (sentAt < this.cutAt) return;
    this.accepted += 1;
    this.pauseMs = 0;
    this.raise(now);
  }

  /** `until`: when the server will accept again, where it says so. */
  refuse(sentAt: number, now: number, until?: number): void {
    // Those that were under way already tell nothing new.
    if (sentAt < this.cutAt) return;
    if (this.accepted === 0) return until === undefined ? this.pause(now) : undefined;
    if (this.rate === Infinity) this.guess(sentAt);
    else this.cut(sentAt);
    this.restart(Math.max(now, until ?? 0));
  }

  private guess(sentAt: number): void {
    const elapsed = sentAt - (this.firstAcceptedAt ?? sentAt);
    this.rate = this.accepted / (Math.max(shortestGuessMs, elapsed) / 1000);
    this.isRamping = true;
  }

  private cut(sentAt: number): void {
    // A time with little to do is not a limit.
    const elapsed = sentAt - this.cutAt - this.idleMs;
    const isMeasured = this.accepted >= fewestMeasured && elapsed >= shortestMeasureMs;
    const measured = (this.accepted / elapsed) * 1000;
    if (!isMeasured) this.rate *= decrease;
    // While the rate was still far too low, the server's bucket ran over: the measure is too low as well.
    else
      this.rate = this.isRamping ? Math.sqrt(this.rate * measured) : Math.min(this.rate, measured * margin);
    this.isRamping = false;
  }

  private restart(at: number): void {
    this.cutAt = at;
    this.raisedAt = at;
    this.idleMs = 0;
    this.accepted = 0;
    this.pacer.setRate(this.rate);
  }

  /** Nothing was accepted since the last cut: the server is closed, and a lower rate would not help. */
  private pause(now: number): void {
    if (now < this.pausedUntil) return;
    this.pauseMs = Math.min(longestPauseMs, Math.max(shortestPauseMs, this.pauseMs * 2));
    this.pausedUntil = now + this.pauseMs;
  }

  private raise(now: number): void {
    const elapsed = now - this.raisedAt;
    if (elapsed < rampMs) return;
    this.raisedAt = now;
    if (this.isRamping) this.rate *= rampUp;
    else {
      const doubled = growthPerSecond * 2 ** ((now - this.cutAt) / growthDoublesMs);
      this.rate *= 1 + Math.min(mostGrowthPerSecond, doubled) * Math.min(1, elapsed / 1000);
    }
    this.pacer.setRate(this.rate);
  }

  /** Counts what the last second or two have brought, for the first guess. */
  private countRecent(sentAt: number): void {
    this.accepted += 1;
    const elapsed = sentAt - this.firstAcceptedAt!;
    if (elapsed < 2 * shortestGuessMs) return;
    this.accepted /= 2;
    this.firstAcceptedAt = sentAt - elapsed / 2;
  }
}
