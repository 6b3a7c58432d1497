import type { Opening, Ticket } from './Gate';
import type { Quota } from './Quota';
import { RestoreMeter } from './RestoreMeter';

/** An allowance counts as small at this share of the limit, and at so many requests at the most. */
const littleShare = 0.1;
const littleAtMost = 20;
/** Kept back of an allowance that seems to be restored, though the server does not say so. */
const reserveShare = 0.1;

/**
 * What the server says is left of a limit, carried forward from the moment at which the answered request was sent:
 * less what was sent after it, plus what is restored. So answers may come late and many requests be under way.
 */
export class Allowance {
  private limit: number | undefined;
  private windowMs: number | undefined;
  private resetAt: number | undefined;
  /** What the server states that it restores, per millisecond. */
  private statedRestore: number | undefined;
  private cost = 1;
  /** The most that ever remained. */
  private capacity = 0;
  /** What remained at `countedAt`; undefined as long as the server has said nothing. */
  private remaining: number | undefined;
  private countedAt = 0;
  private taken = 0;
  private answered = 0;
  private readonly sent = new Map<number, number>();
  private lastStart = -Infinity;
  private readonly meter = new RestoreMeter();
  private number = 0;

  constructor(private readonly bucket: string) {}

  take(now: number): Ticket {
    this.taken += this.cost;
    this.lastStart = now;
    if (this.remaining !== undefined) {
      this.count(now);
      this.remaining -= this.cost;
    }
    const ticket = { number: ++this.number, at: now };
    this.sent.set(ticket.number, this.taken);
    return ticket;
  }

  /** The answer to a request has come, or never will. */
  settle({ number }: Ticket): void {
    this.sent.delete(number);
  }

  learn(quota: Quota, ticket: Ticket | undefined, now: number): void {
    this.limit = quota.limit ?? this.limit;
    this.windowMs = quota.windowMs ?? this.windowMs;
    this.cost = quota.cost !== undefined && quota.cost > 0 ? quota.cost : this.cost;
    if (quota.restorePerSecond !== undefined && quota.restorePerSecond > 0)
      this.statedRestore = quota.restorePerSecond / 1000;
    const number = ticket?.number ?? this.number;
    // Answers overtake each other: an older one knows less.
    if (quota.remaining === undefined || number < this.answered) return;
    this.answered = number;
    this.setReset(quota.resetAt, now);
    const taken = this.sent.get(number) ?? this.taken;
    const sentAt = ticket?.at ?? now;
    this.capacity = Math.max(this.capacity, quota.remaining, this.statedRestore ? (this.limit ?? 0) : 0);
    this.meter.observe({ sentAt, taken, remaining: quota.remaining }, this.capacity);
    this.remaining = quota.remaining;
    this.countedAt = sentAt;
    this.count(now);
    this.remaining -= this.taken - taken;
  }

  /** A request was refused, though something seemed to be left. */
  doubt(now: number): void {
    if (this.meter.perMs !== undefined) this.meter.doubt(now);
  }

  /** `maxWaitMs`: what one would wait for a reset; an allowance is spread over no longer time. */
  opening(now: number, maxWaitMs: number): Opening | undefined {
    if (this.remaining === undefined) return undefined;
    this.count(now);
    const { restore, remaining, cost } = this;
    if (restore !== undefined) {
      const missing = cost + this.reserve - remaining;
      return missing <= 0 ? undefined : { ...this.wait('spread'), at: now + missing / restore };
    }
    if (remaining < cost) return this.exhausted(now);
    return this.spread(now, maxWaitMs);
  }

  private exhausted(now: number): Opening | undefined {
    if (this.resetAt !== undefined && this.resetAt > now)
      return { ...this.wait('rate limit'), at: this.resetAt, isStated: true };
    // Nobody knows when there will be more: one request at a time finds out.
    return this.sent.size > 0 ? { ...this.wait('rate limit'), at: Infinity } : undefined;
  }

  private spread(now: number, maxWaitMs: number): Opening | undefined {
    const { resetAt, lastStart, cost } = this;
    const left = Math.floor((this.remaining ?? 0) / cost);
    const most = this.limit ?? this.capacity;
    const little = Math.min(littleAtMost, Math.floor((most * littleShare) / cost));
    if (resetAt === undefined || left > little || resetAt - now > maxWaitMs) return undefined;
    const at = lastStart + Math.max(0, resetAt - lastStart) / (left + 1);
    return at <= now ? undefined : { ...this.wait('spread'), at };
  }

  private wait(cause: Opening['cause']): Pick<Opening, 'cause' | 'bucket'> {
    return { cause, bucket: this.bucket };
  }

  /** Restored per millisecond: as stated, or as seen. */
  private get restore(): number | undefined {
    const { perMs } = this.meter;
    if (this.statedRestore !== undefined || perMs === undefined) return this.statedRestore;
    return this.limit !== undefined && this.windowMs !== undefined ? this.limit / this.windowMs : perMs;
  }

  private get reserve(): number {
    return this.statedRestore === undefined ? Math.ceil(this.capacity * reserveShare) : 0;
  }

  /** Brings what remains up to date: with what was restored, or with a reset that has passed. */
  private count(now: number): void {
    if (this.remaining === undefined) return;
    const { restore } = this;
    if (restore !== undefined)
      this.remaining = Math.min(this.capacity, this.remaining + restore * Math.max(0, now - this.countedAt));
    else if (this.resetAt !== undefined && this.resetAt <= now) {
      // How much there is now, the first answer will tell: a few requests go ahead and ask.
      this.remaining = Math.max(this.cost, this.remaining, Math.ceil(this.capacity * littleShare));
      this.resetAt = undefined;
    }
    this.countedAt = now;
  }

  /** Servers round up to whole seconds: the earliest time stated within one window is the best. */
  private setReset(resetAt: number | undefined, now: number): void {
    if (resetAt === undefined) return;
    const isSameWindow = this.resetAt !== undefined && this.resetAt > now;
    this.resetAt = isSameWindow ? Math.min(this.resetAt!, resetAt) : resetAt;
  }
}
