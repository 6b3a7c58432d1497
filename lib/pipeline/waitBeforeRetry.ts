import type { ApiError } from '../errors/ApiError';
import type { Run } from './Run';
import { createBackoff } from './backoff';
import { timeIsUp } from './startDeadline';

/** Waits before the next attempt after a failure; rejects with the failure when that would take too long. */
export type WaitBeforeRetry = (failure: ApiError) => Promise<void>;

/**
 * The waits between the attempts of one request. Where the server stated a time, the limiter waits for it, together
 * with all others; otherwise this request backs off by itself. After a refusal without a stated time that is with
 * decorrelated jitter, and no shorter than the API's documentation asks for.
 */
export function createWaitBeforeRetry(run: Run): WaitBeforeRetry {
  const { plan, ports, recorder, signal } = run;
  const backoff = createBackoff(plan.retry, ports.random);
  const throttleBackoff = createBackoff({ ...plan.retry, jitter: 'decorrelated' }, ports.random);

  return async (failure) => {
    const { retryAt, shortestWaitMs = 0, limit = 'default' } = failure.detail;
    const now = ports.clock.now();
    if (retryAt !== undefined) {
      refuseLateWait(failure, retryAt, run);
      return refuseLongWait(failure, retryAt, now, plan.retry.maxWaitMs);
    }
    refuseLongWait(failure, now + shortestWaitMs, now, plan.retry.maxWaitMs);
    const isThrottle = failure.code === 'RATE_LIMITED' || failure.code === 'SERVER_BUSY';
    const ms = Math.max(shortestWaitMs, isThrottle ? throttleBackoff() : backoff());
    refuseLateWait(failure, now + ms, run);
    await ports.clock.sleep(ms, signal);
    recorder.wait(ms, 'backoff', limit);
  };
}

/** A wait that ends after the time allowed for the item would be in vain. */
function refuseLateWait(failure: ApiError, until: number, { plan, deadlineAt }: Run): void {
  if (until >= deadlineAt) throw timeIsUp(plan, failure);
}

/** A stated wait is never shortened: one that is longer than allowed ends in an error that says when to come back. */
function refuseLongWait(failure: ApiError, retryAt: number, now: number, maxWaitMs: number): void {
  if (retryAt - now <= maxWaitMs) return;
  throw failure.with({
    field: 'Longest Wait',
    retryAt,
    hint: `The API wants to be left alone for ${seconds(retryAt - now)}, longer than the ${seconds(maxWaitMs)} of Options > Retry > Longest Wait. Run again after ${new Date(retryAt).toISOString()}, or allow a longer wait.`,
  });
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
