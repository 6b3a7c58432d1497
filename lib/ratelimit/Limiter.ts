import { ApiError } from '../errors/ApiError';
import type { Pace } from '../plan/Access';
import type { Clock } from '../ports/Clock';
import type { Random } from '../ports/Random';
import { Alarm } from './Alarm';
import type { Bucket, Judgement } from './Bucket';
import { Buckets } from './Buckets';
import { Concurrency } from './Concurrency';
import type { Opening, Ticket } from './Gate';
import type { LimitedRequest, Outcome, Permit, PermitWait } from './Permit';
import { TokenBucket } from './TokenBucket';
import { Waiting } from './Waiting';
import { WaitingLine } from './WaitingLine';

/** A timer that rings so late (ms) still costs nothing of the rate; what comes later is taken for a standstill. */
const mostLate = 100;
/** The name of what is not a limit of the server. */
const own = 'default';

/** A request that was let go. */
interface Start {
  readonly request: LimitedRequest;
  readonly at: number;
  readonly inFlight: number;
  readonly tickets: ReadonlyArray<readonly [Bucket, Ticket]>;
}

/**
 * Governs all requests to one origin with one credential: every item, page, retry and node of the process asks it
 * first. A request may go when all that governs it is open: the number under way, the user's pace, and each of the
 * server's limits that its endpoint falls under. What is closed holds back only what it governs.
 */
export class Limiter {
  private readonly line = new WaitingLine<Waiting>();
  private readonly concurrencyLimit = new Concurrency();
  private readonly pacer = new TokenBucket();
  private readonly buckets: Buckets;
  private readonly alarm: Alarm;
  private pace: Pace | undefined;

  constructor(
    private readonly clock: Clock,
    random: Random,
  ) {
    this.buckets = new Buckets(random);
    this.alarm = new Alarm(clock, (due) => this.onAlarm(due));
  }

  /** Requests that may be under way at once just now, those that are included. Cheap to ask. */
  get concurrency(): number {
    return this.concurrencyLimit.limit;
  }

  /** The credential's settings; the last ones read count for everybody. */
  setPace(pace: Pace): void {
    if (pace === this.pace) return;
    this.pace = pace;
    this.pacer.setRate(pace.requestsPerSecond ?? Infinity, pace.burst);
    this.concurrencyLimit.setBounds({ min: pace.minConcurrency, max: pace.maxConcurrency });
  }

  /**
   * Leave to send; at once where nothing is in the way.
   * @throws ApiError RATE_LIMITED or SERVER_BUSY with `retryAt`, when the server has stated a wait of more than
   * `maxWaitMs`: a stated wait is never shortened. The signal's reason when cancelled.
   */
  acquire(request: LimitedRequest): Permit | Promise<Permit> {
    request.signal?.throwIfAborted();
    const now = this.clock.now();
    const governed = this.governed(request, now);
    if (isTooLong(governed, request, now)) throw longWait(governed, now);
    const reason = this.common(now) ?? governed;
    if (!reason && this.line.size === 0) return this.admit(request, now, now, []);
    return new Promise((resolve, reject) => {
      const waiting = new Waiting(request, reason ?? concurrencyReason, now, resolve, reject);
      waiting.watch(() => this.leave(waiting));
      this.line.add(waiting);
      // Those before it are held back by the same, or by something that has its alarm set.
      if (!reason || reason.at < Infinity) this.serve(now, now);
    });
  }

  private onAlarm(due: number): void {
    const now = this.clock.now();
    this.serve(now, now - due > mostLate ? now : due);
  }

  /** Lets go whoever may go, in their order, and sets the alarm for the next. `due`: when this was due. */
  private serve(now: number, due: number): void {
    const closed = new Map<string, Opening>();
    let next = Infinity;
    for (const waiting of this.line.inOrder()) {
      const { request } = waiting;
      const common = this.common(now);
      const opening = common ?? closed.get(request.endpoint) ?? this.governed(request, now);
      if (!opening) {
        this.line.remove(waiting, true);
        waiting.admit(this.admit(request, now, due, waiting.waited(now)));
        continue;
      }
      waiting.note(opening, now);
      next = Math.min(next, opening.at);
      if (common) break;
      closed.set(request.endpoint, opening);
    }
    if (next === Infinity) this.alarm.off();
    else this.alarm.setTo(next, now);
  }

  private admit(request: LimitedRequest, now: number, due: number, waits: readonly PermitWait[]): Permit {
    this.pacer.take(due);
    const governing = this.buckets.governing(request.endpoint);
    const tickets = governing.map((bucket) => [bucket, bucket.take(now, due)] as const);
    const inFlight = ++this.concurrencyLimit.inFlight;
    const start = { request, at: now, inFlight, tickets };
    let isReleased = false;
    return {
      waits,
      release: (outcome) => {
        if (isReleased) return;
        isReleased = true;
        this.finish(start, outcome);
      },
    };
  }

  private finish(start: Start, outcome: Outcome | undefined): void {
    const now = this.clock.now();
    this.concurrencyLimit.inFlight -= 1;
    const blamed = outcome ? this.learn(start, outcome, now) : [];
    const judgement = judge(outcome);
    for (const [bucket, ticket] of start.tickets)
      bucket.settle(ticket, judgement, blamed.includes(bucket), now);
    if (this.line.size === 0) return;
    if (outcome?.throttle) this.turnAway(now);
    this.serve(now, now);
  }

  /** Takes in what the answer says; returns the limits that a refusal is about. */
  private learn(start: Start, outcome: Outcome, now: number): readonly Bucket[] {
    const { endpoint } = start.request;
    const { quotas, throttle } = outcome;
    this.learnConcurrency(start, outcome, now);
    const counted = quotas.filter(({ kind }) => kind !== 'concurrency');
    if (!throttle || counted.length > 0) this.buckets.assign(endpoint, counted);
    for (const quota of counted) {
      const bucket = this.buckets.stated(quota, endpoint);
      const ticket = start.tickets.find(([governing]) => governing === bucket)?.[1];
      bucket.learn(quota, ticket, now);
    }
    if (!throttle) return [];
    const blamed = this.buckets.refusing(throttle, counted, endpoint);
    const until = throttle.retryAt ?? (throttle.floorMs === undefined ? undefined : now + throttle.floorMs);
    if (until !== undefined)
      for (const bucket of blamed) bucket.close(now, until, outcome.isOverload === true);
    return blamed;
  }

  private learnConcurrency(start: Start, { quotas, throttle, isOverload }: Outcome, now: number): void {
    const { concurrencyLimit: limit } = this;
    for (const quota of quotas)
      if (quota.kind === 'concurrency' && quota.limit !== undefined) limit.setStated(quota.limit);
    if (throttle?.kind === 'concurrency' || isOverload) limit.overloaded(start.at, now);
    else if (throttle) limit.settleDown();
    else limit.answered(start.request.endpoint, now - start.at, start.inFlight, now);
  }

  /** Tells those at once who would have to wait longer than they may. */
  private turnAway(now: number): void {
    for (const waiting of this.line.inOrder()) {
      const opening = this.governed(waiting.request, now);
      if (!isTooLong(opening, waiting.request, now)) continue;
      this.line.remove(waiting, false);
      waiting.fail(longWait(opening, now));
    }
  }

  private leave(waiting: Waiting): void {
    this.line.remove(waiting, false);
    if (this.line.size === 0) this.alarm.off();
  }

  /** What holds back everybody. */
  private common(now: number): Opening | undefined {
    if (this.concurrencyLimit.inFlight >= this.concurrencyLimit.limit) return concurrencyReason;
    const at = this.pacer.opensAt();
    return at > now ? { at, cause: 'pace', bucket: own } : undefined;
  }

  /** What holds back the longest of the server's limits that the request falls under. */
  private governed({ endpoint, maxWaitMs }: LimitedRequest, now: number): Opening | undefined {
    let latest: Opening | undefined;
    for (const bucket of this.buckets.governing(endpoint)) {
      const opening = bucket.opening(now, maxWaitMs);
      if (opening && opening.at > (latest?.at ?? now)) latest = opening;
    }
    return latest;
  }
}

const concurrencyReason: Opening = { at: Infinity, cause: 'concurrency', bucket: own };

function judge(outcome: Outcome | undefined): Judgement {
  if (!outcome || (outcome.isOverload && !outcome.throttle)) return 'unknown';
  if (!outcome.throttle) return 'accepted';
  const { kind = 'rate' } = outcome.throttle;
  return kind === 'rate' ? 'refused' : 'unknown';
}

function isTooLong(
  opening: Opening | undefined,
  { maxWaitMs }: LimitedRequest,
  now: number,
): opening is Opening {
  return opening?.isStated === true && opening.at - now > maxWaitMs;
}

function longWait({ at, isBusy }: Opening, now: number): ApiError {
  return new ApiError(isBusy ? 'SERVER_BUSY' : 'RATE_LIMITED', {
    subject: `The API asks to wait ${Math.ceil((at - now) / 1000)} s, which is longer than allowed`,
    field: 'Longest Wait',
    retryAt: at,
    retryable: false,
  });
}
