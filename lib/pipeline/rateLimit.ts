import { createHash } from 'node:crypto';
import { Limiter } from '../ratelimit/Limiter';
import type { Quota, Throttle } from '../ratelimit/Quota';
import { readQuotas, readThrottle } from '../ratelimit/readQuotas';
import type { Answer, Policy } from './Policy';
import type { Run } from './Run';

/**
 * Asks the limiter before each request and tells it what the answer says about limits. One limiter serves all
 * runs with the same credential and origin.
 */
export const rateLimit =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    const limiter = limiterFor(run, call.request.url);
    const permit = await limiter.acquire(run.plan.retry.maxWaitMs, run.signal);
    for (const { ms, cause } of permit.waits) run.recorder.wait(ms, cause, 'default');
    try {
      return learn(await next(call), limiter, run);
    } finally {
      permit.release();
    }
  };

function limiterFor({ access, ports }: Run, url: string): Limiter {
  const limiter = ports.state.getOrCreate(limiterKey(access.credential, url), () => new Limiter(ports.clock));
  limiter.setPace(access.pace);
  return limiter;
}

/** Hashed, since a credential's id is nobody's business where state is shared. */
function limiterKey(credential: Run['access']['credential'], url: string): string {
  const owner = createHash('sha256').update(credential ? `${credential.type} ${credential.id}` : '');
  return `limiter ${owner.digest('hex').slice(0, 16)} ${new URL(url).origin}`;
}

function learn(exchange: Answer, limiter: Limiter, run: Run): Answer {
  const now = run.ports.clock.now();
  const quotas = readQuotas(exchange.response, now);
  for (const quota of quotas) run.recorder.quota(quota);
  const throttle = readThrottle(exchange.response, quotas);
  const until = blockedUntil(throttle, quotas);
  if (until !== undefined) limiter.blockUntil(until);
  return throttle ? { ...exchange, throttle } : exchange;
}

/** A limit with nothing left closes the door before the server has to. */
function blockedUntil(throttle: Throttle | undefined, quotas: readonly Quota[]): number | undefined {
  if (throttle) return throttle.retryAt;
  const resets = quotas.flatMap((quota) => (quota.remaining === 0 ? (quota.resetAt ?? []) : []));
  return resets.length > 0 ? Math.max(...resets) : undefined;
}
