import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import { createBackoff } from './backoff';
import { mayRepeat } from './mayRepeat';
import type { Answer, Policy } from './Policy';
import { RetryBudget } from './RetryBudget';
import type { Run } from './Run';
import { timeIsUp } from './startDeadline';

/**
 * Sends again what failed and may succeed: reads and other idempotent requests after any passing failure,
 * writes only when the server certainly did not process them.
 */
export const retry =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    const backoff = createBackoff(run.plan.retry, run.ports.random);
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
      await waitBeforeNext(failure, backoff(), run);
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
  return ports.state.getOrCreate(`retries ${new URL(url).origin}`, () => new RetryBudget());
}

/** Where the server stated a time, the limiter waits for it; otherwise this request backs off by itself. */
async function waitBeforeNext(failure: ApiError, backoffMs: number, run: Run): Promise<void> {
  const { clock } = run.ports;
  const { retryAt } = failure.detail;
  // A wait that ends after the deadline would be in vain.
  if ((retryAt ?? clock.now() + backoffMs) >= run.deadlineAt) throw timeIsUp(run.plan, failure);
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
