import { setMaxListeners } from 'node:events';
import { ApiError } from '../errors/ApiError';
import type { RequestPlan } from '../plan/RequestPlan';
import type { Clock } from '../ports/Clock';

/** The end of the time that a whole run may take. */
export interface Deadline {
  /** Epoch milliseconds; Infinity when there is none. */
  readonly deadlineAt: number;
  /** Aborted by the host, or with a TIMEOUT_OPERATION error when the time is over. */
  readonly signal?: AbortSignal;
  /** Must be called when the run is over. */
  stop(): void;
}

/** Timers cannot count further, about 24 days; a longer limit is none (HTML standard, "timers", as in Node.js). */
const longestTimerMs = 2 ** 31 - 1;

/** Starts the clock for one run: at its end, whatever is under way or waited for is cut off. */
export function startDeadline(plan: RequestPlan, clock: Clock, signal?: AbortSignal): Deadline {
  const { giveUpAfterMs } = plan.retry;
  if (giveUpAfterMs === undefined || giveUpAfterMs > longestTimerMs)
    return { deadlineAt: Infinity, signal: signal && shared(signal), stop: () => undefined };
  const over = new AbortController();
  const stopped = new AbortController();
  clock.sleep(giveUpAfterMs, stopped.signal).then(
    () => over.abort(timeIsUp(plan)),
    () => undefined,
  );
  return {
    deadlineAt: clock.now() + giveUpAfterMs,
    signal: shared(signal ? AbortSignal.any([signal, over.signal]) : over.signal),
    stop: () => stopped.abort(),
  };
}

/** One signal for all that waits: many requests listen to it at once, and that is no leak. */
function shared(signal: AbortSignal): AbortSignal {
  setMaxListeners(0, signal);
  return signal;
}

/** `last`: the failure that would have been tried again. */
export function timeIsUp(plan: RequestPlan, last?: ApiError): ApiError {
  const allowed = `${(plan.retry.giveUpAfterMs ?? 0) / 1000} s`;
  const because = last ? `, and the last request had failed: ${last.message}` : '';
  return new ApiError(
    'TIMEOUT_OPERATION',
    {
      ...last?.detail,
      apiMessage: undefined,
      subject: `The ${allowed} allowed for this item ${last ? 'do not suffice for another try' : 'are over'}${because}`,
      field: 'Give Up After',
      hint: undefined,
    },
    last,
  );
}
