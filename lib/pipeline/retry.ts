import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { Call, Answer, Policy } from './Policy';
import type { Run } from './Run';
import { createWaitBeforeRetry } from './waitBeforeRetry';

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
    const waitBeforeRetry = createWaitBeforeRetry(run);
    for (let attempt = 1; ; attempt += 1) {
      const failure = await next({ ...call, attempt }).catch((error: unknown) =>
        toApiError(error, run.signal).with({ attempts: attempt }),
      );
      if (!(failure instanceof ApiError)) return failure satisfies Answer;
      if (attempt >= run.plan.retry.maxAttempts || !mayRepeat(call, failure, run)) throw failure;
      await waitBeforeRetry(failure);
      run.recorder.retry();
    }
  };

function mayRepeat(call: Call, failure: ApiError, run: Run): boolean {
  if (!failure.retryable || run.signal?.aborted) return false;
  return failure.notProcessed || run.plan.retry.idempotent || idempotentMethods.has(call.request.method);
}
