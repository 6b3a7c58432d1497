import type { Clock } from '../../lib/ports/Clock';

/** Decides about one request, at its arrival. */
export interface LimitShape {
  /** Takes one from the limit; false when there is nothing left. `now` in epoch milliseconds. */
  take(now: number): boolean;
  /** What is left after that, and in how many milliseconds it is given anew. */
  state(now: number): { readonly remaining: number; readonly resetMs: number };
}

/** Gives back `perSecond` tokens a second, up to `burst`. */
export function tokenBucket(perSecond: number, burst: number): LimitShape {
  let tokens = burst;
  let at: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + ((now - (at ?? now)) / 1000) * perSecond);
      at = now;
      if (tokens < 1 - 1e-9) return false;
      tokens -= 1;
      return true;
    },
    state: () => ({ remaining: Math.floor(tokens + 1e-9), resetMs: ((burst - tokens) / perSecond) * 1000 }),
  };
}

/** `limit` requests in each window; windows begin at fixed times. */
export function fixedWindow(limit: number, windowMs: number): LimitShape {
  let window = -1;
  let used = 0;
  return {
    take(now) {
      const current = Math.floor(now / windowMs);
      if (current !== window) [window, used] = [current, 0];
      if (used >= limit) return false;
      used += 1;
      return true;
    },
    state: (now) => ({ remaining: limit - used, resetMs: (window + 1) * windowMs - now }),
  };
}

/** `limit` requests in any stretch of `windowMs`. */
export function slidingWindow(limit: number, windowMs: number): LimitShape {
  const log: number[] = [];
  const forget = (now: number) => {
    while (log.length > 0 && log[0]! <= now - windowMs) log.shift();
  };
  return {
    take(now) {
      forget(now);
      if (log.length >= limit) return false;
      log.push(now);
      return true;
    },
    state: (now) => ({ remaining: limit - log.length, resetMs: (log[0] ?? now) + windowMs - now }),
  };
}

export interface LimitedAnswer {
  readonly status: 200 | 429;
  readonly remaining: number;
  readonly resetMs: number;
}

/** A server with a rate limit, on a virtual clock; a request takes `latencyMs` there and back. */
export interface LimitedServer {
  readonly accepted: number;
  readonly refused: number;
  /** Requests under way at the same time, at the most. */
  readonly mostAtOnce: number;
  request(): Promise<LimitedAnswer>;
}

/** `latencyOf`: there and back, in milliseconds, for the number of requests under way. */
export function createLimitedServer(
  clock: Clock,
  shape: LimitShape,
  latencyOf: (underWay: number) => number,
): LimitedServer {
  let [accepted, refused, underWay, mostAtOnce] = [0, 0, 0, 0];
  return {
    get accepted() {
      return accepted;
    },
    get refused() {
      return refused;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    async request() {
      mostAtOnce = Math.max(mostAtOnce, ++underWay);
      const oneWay = latencyOf(underWay) / 2;
      await clock.sleep(oneWay);
      const isAccepted = shape.take(clock.now());
      const answer = { status: isAccepted ? 200 : 429, ...shape.state(clock.now()) } as const;
      if (isAccepted) accepted += 1;
      else refused += 1;
      await clock.sleep(oneWay);
      underWay -= 1;
      return answer;
    },
  };
}
