import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import { createBackoff } from './backoff';
import type { Call, Answer, Policy } from './Policy';
import type { Run } from './Run';

/** Methods that do no harm when repeated (RFC 9110, section 9.2.2). */
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * Sends again what failed and may succeed: reads and other idempotent requests after any passing failure,
 * writes only when the server certainly did not process them.
 */
export const retry =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    const backoff = createBackoff(run.plan.retry, run.ports.random);
    for (let attempt = 1; ; attempt += 1) {
      const failure = await next({ ...call, attempt }).catch((error: unknown) =>
        toApiError(error, run.signal).with({ attempts: attempt }),
      );
      if (!(failure instanceof ApiError)) return failure satisfies Answer;
      if (attempt >= run.plan.retry.maxAttempts || !mayRepeat(call, failure, run)) throw failure;
      await waitBeforeNext(failure, backoff(), run);
      run.recorder.retry();
    }
  };

function mayRepeat(call: Call, failure: ApiError, run: Run): boolean {
  if (!failure.retryable || run.signal?.aborted) return false;
  return (
    failure.notProcessed ||
    run.plan.retry.idempotent ||
    carriesIdempotencyKey(call, run) ||
    idempotentMethods.has(call.request.method)
  );
}

/** The API acts once on a request with such a key, however often it arrives. */
function carriesIdempotencyKey({ request }: Call, { plan }: Run): boolean {
  const header = plan.idempotency?.header ?? 'Idempotency-Key';
  return Boolean(request.headers[header.toLowerCase()]);
}

/** Where the server stated a time, the limiter waits for it; otherwise this request backs off by itself. */
async function waitBeforeNext(failure: ApiError, backoffMs: number, run: Run): Promise<void> {
  const { clock } = run.ports;
  const { retryAt } = failure.detail;
  if (retryAt === undefined) {
    await clock.sleep(backoffMs, run.signal);
    run.recorder.wait(backoffMs, 'backoff', 'default');
    return;
  }
  const stated = retryAt - clock.now();
  const { maxWaitMs } = run.plan.retry;
  if (stated > maxWaitMs) {
    throw failure.with({
      field: 'Longest Wait',
      hint: `The API wants to be left alone for ${seconds(stated)}, longer than the ${seconds(maxWaitMs)} of Options > Retry > Longest Wait. Run again after ${new Date(retryAt).toISOString()}, or allow a longer wait.`,
    });
  }
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
