import { toApiError } from '../errors/toApiError';
import { addressOf } from '../plan/addressOf';
import { endpointOf } from '../ratelimit/endpointOf';
import type { LimitedRequest, Outcome, Permit } from '../ratelimit/Permit';
import { readQuotas, readThrottle } from '../ratelimit/readQuotas';
import { limiterFor } from './limiterFor';
import type { Answer, Call, Policy } from './Policy';
import type { Run } from './Run';

/**
 * Asks the limiter before each request and tells it what the answer says about limits. One limiter serves all
 * runs with the same credential and origin.
 */
export const rateLimit =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    const { url, method } = call.request;
    const limiter = limiterFor(run, url);
    const endpoint = endpointOf(method, addressOf(url).pathname);
    const asked = limiter.acquire(limitedRequest(run, call, endpoint));
    const permit = asked instanceof Promise ? await asked : asked;
    for (const { ms, cause, bucket } of permit.waits) run.recorder.wait(ms, cause, bucket);
    try {
      return settle(await next(call), permit, run);
    } catch (error) {
      const isOverload = toApiError(error, run.signal).code.startsWith('TIMEOUT_');
      permit.release(isOverload ? { quotas: [], isOverload } : undefined);
      throw error;
    }
  };

function limitedRequest(run: Run, { page, attempt }: Call, endpoint: string): LimitedRequest {
  return {
    endpoint,
    priority: attempt > 1 ? 'retry' : page > 1 ? 'page' : 'new',
    // The run itself is another object for each set of pages that is fetched ahead.
    owner: run.recorder,
    maxWaitMs: run.plan.retry.maxWaitMs,
    signal: run.signal,
  };
}

function settle(answer: Answer, permit: Permit, run: Run): Answer {
  const outcome = readOutcome(answer, run);
  permit.release(outcome);
  for (const quota of outcome.quotas) run.recorder.quota(quota);
  const { throttle } = outcome;
  return throttle ? { ...answer, throttle } : answer;
}

function readOutcome({ response }: Answer, run: Run): Outcome {
  const quotas = readQuotas(response, run.ports.clock.now());
  const isOverload = response.status === 503 || response.status === 529;
  return { quotas, throttle: readThrottle(response, quotas), isOverload };
}
