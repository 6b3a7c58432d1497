import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import { addressOf } from '../plan/addressOf';
import { mayRepeat } from './mayRepeat';
import type { Answer, Policy } from './Policy';
import { RetryBudget } from './RetryBudget';
import type { Run } from './Run';
import { createWaitBeforeRetry } from './waitBeforeRetry';

/**
 * Sends again what failed and may succeed: reads and other idempotent requests after any passing failure,
 * writes only when the server certainly did not process them.
 */
export const retry =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    const waitBeforeRetry = createWaitBeforeRetry(run);
    const budget = budgetFor(run, call.request.url);
    let paid = 0;
    for (let attempt = 1; ; attempt += 1) {
      const failure = await next({ ...call, attempt }).catch((error: unknown) =>
        counted(toApiError(error, run.signal), attempt),
      );
      if (!(failure instanceof ApiError)) {
        budget.succeeded(paid);
        return failure satisfies Answer;
      }
      if (attempt >= run.plan.retry.maxAttempts || !mayRepeat(call.request, failure, run)) throw failure;
      const price = budget.pay(failure.code);
      if (price === undefined) throw failure.with({ hint: spentHint });
      paid = price;
      await waitBeforeRetry(failure);
      run.recorder.retry();
    }
  };

/** An open circuit has sent nothing. */
function counted(failure: ApiError, attempt: number): ApiError {
  return failure.with({ attempts: failure.code === 'CIRCUIT_OPEN' ? attempt - 1 : attempt });
}

const spentHint =
  'It was not tried again: so many requests to this server failed of late that the retry budget is used up. It fills again as requests succeed; run again when the API is well.';

function budgetFor({ ports }: Run, url: string): RetryBudget {
  return ports.state.getOrCreate(`retries ${addressOf(url).origin}`, () => new RetryBudget());
}
