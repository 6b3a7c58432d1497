import type { Opening, Ticket } from './Gate';
import type { Quota } from './Quota';
import { RestoreMeter } from './RestoreMeter';
import { TokenBucket } from './TokenBucket';

/** An allowance counts as small at this share of the limit, and at so many requests at the most. */
const littleShare = 0.1;
const littleAtMost = 20;
/** Kept back of an allowance that seems to be restored, though the server does not say so. */
const reserveShare = 0.1;
/** In windows no longer than this (ms) requests go evenly, a little slower than permitted: there is little to gain. */
const shortWindowMs = 2000;
const evenShare = 0.995;
/** Resets that are never further away than this (ms) belong to a window of that length: servers round up to it. */
const shortestWindowMs = 1000;

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
  private readonly pacer = new TokenBucket();
  private number = 0;
  /** The furthest away that a reset ever was, in milliseconds. */
  private longestReset = 0;

  constructor(private readonly bucket: string) {}

  /** `due`: when the start was due; before `now` when a timer rang late. */
  take(now: number, due: number): Ticket {
    this.pacer.take(due);
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
    this.longestReset = Math.max(this.longestReset, (quota.resetAt ?? 0) - now);
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
    // Room for one request at least: where nothing but "0 left" was ever heard, waiting has to end all the same.
    this.capacity = Math.max(
      this.capacity,
      this.cost,
      quota.remaining,
      this.statedRestore ? (this.limit ?? 0) : 0,
    );
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
      if (missing > 0) return { ...this.wait('spread'), at: now + missing / restore };
    } else if (remaining < cost) return this.exhausted(now);
    const perMs = this.evenly;
    if (perMs === undefined) return restore === undefined ? this.spread(now, maxWaitMs) : undefined;
    this.pacer.setRate(perMs * 1000);
    const at = this.pacer.opensAt();
    return at <= now ? undefined : { ...this.wait('spread'), at };
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
    const windowMs = this.windowMs ?? this.shortWindow;
    return this.limit !== undefined && windowMs !== undefined ? this.limit / windowMs : perMs;
  }

  private get reserve(): number {
    if (this.statedRestore !== undefined || this.shortWindow !== undefined) return 0;
    return Math.min(Math.ceil(this.capacity * reserveShare), this.capacity - this.cost);
  }

  /** The length of the window, where it is so short that it is not worth racing through it. */
  private get shortWindow(): number | undefined {
    const { windowMs, longestReset } = this;
    if (windowMs !== undefined) return windowMs <= shortWindowMs ? windowMs : undefined;
    return longestReset > 0 && longestReset <= shortestWindowMs ? shortestWindowMs : undefined;
  }

  /** Requests per millisecond that fit into a short window evenly; undefined where more may go together. */
  private get evenly(): number | undefined {
    const { limit, shortWindow, restore, remaining = 0 } = this;
    if (limit === undefined || shortWindow === undefined || this.statedRestore !== undefined)
      return undefined;
    // A token bucket that stays this full is in no danger.
    if (restore !== undefined && remaining * 2 > this.capacity) return undefined;
    return ((limit / shortWindow) * evenShare) / this.cost;
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
