import type { Random } from '../ports/Random';
import { Allowance } from './Allowance';
import type { Opening, Ticket } from './Gate';
import { LearntRate } from './LearntRate';
import type { Quota } from './Quota';

/** After a wait, those who waited follow each other at random distances of up to a share of the wait. */
const jitterShare = 0.05;
const mostJitterMs = 50;

/** How one request ended, as far as limits are concerned. */
export type Judgement =
  | 'accepted'
  /** Too fast, and nobody said for how long. */
  | 'refused'
  /** Neither: it failed for another reason, or never reached the server. */
  | 'unknown';

/** One limit of the server, with all that is known about it: when it is closed, what is left, what was learnt. */
export class Bucket {
  private readonly allowance: Allowance;
  private readonly learnt: LearntRate;
  private closed: Opening | undefined;
  /** Set while those who were held back go, until the server has accepted one of them. */
  private reopening: { readonly jitterMs: number; notBefore: number; readonly since: number } | undefined;

  constructor(
    readonly name: string,
    private readonly random: Random,
  ) {
    this.allowance = new Allowance(name);
    this.learnt = new LearntRate(name);
  }

  /** What keeps a request back the longest; undefined when it may go now. */
  opening(now: number, maxWaitMs: number): Opening | undefined {
    if (this.closed && this.closed.at <= now) this.reopen(this.closed.at, now);
    const { closed, learnt, allowance } = this;
    const all = [closed, allowance.opening(now, maxWaitMs), learnt.opening(), this.trickle()];
    return all.reduce((latest, next) => (next && next.at > (latest?.at ?? now) ? next : latest), undefined);
  }

  /** `due`: when the start was due; before `now` when a timer rang late. */
  take(now: number, due: number): Ticket {
    this.learnt.take(due);
    const { reopening } = this;
    if (reopening) reopening.notBefore = now + this.random() * reopening.jitterMs;
    return this.allowance.take(now, due);
  }

  /** The server accepts nothing before `until`, as it has stated. */
  close(now: number, until: number, isBusy: boolean): void {
    if (until <= Math.max(now, this.closed?.at ?? 0)) return;
    this.closed = { at: until, cause: 'rate limit', bucket: this.name, isStated: true, isBusy };
    const jitterMs = Math.min(mostJitterMs, (until - now) * jitterShare);
    this.reopening = { jitterMs, notBefore: 0, since: until };
  }

  learn(quota: Quota, ticket: Ticket | undefined, now: number): void {
    this.allowance.learn(quota, ticket, now);
  }

  /** Must be called once for every ticket. `isToBlame`: the refusal was about this limit. */
  settle(ticket: Ticket, judgement: Judgement, isToBlame: boolean, now: number): void {
    this.allowance.settle(ticket);
    if (judgement === 'accepted') this.accepted(ticket, now);
    if (judgement === 'refused' && isToBlame) this.refused(ticket, now);
  }

  private accepted({ at }: Ticket, now: number): void {
    this.learnt.accept(at, now);
    if (this.reopening && at >= this.reopening.since) this.reopening = undefined;
  }

  private refused({ at }: Ticket, now: number): void {
    this.allowance.doubt(now);
    this.learnt.refuse(at, now, this.closed?.at);
  }

  private reopen(at: number, now: number): void {
    this.closed = undefined;
    if (this.reopening) this.reopening.notBefore = Math.min(at, now);
  }

  private trickle(): Opening | undefined {
    return this.reopening && { at: this.reopening.notBefore, cause: 'rate limit', bucket: this.name };
  }
}
