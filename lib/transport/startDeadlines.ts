import { setMaxListeners } from 'node:events';
import { ApiError } from '../errors/ApiError';
import type { Clock } from '../ports/Clock';
import type { SendOptions } from '../ports/Transport';
import { Cancellation } from './Cancellation';
import { describeDuration } from './units';

/** The time limits of one sending, and what ends it early. */
export interface RunningDeadlines {
  /** Aborted by the caller, or with an ApiError by the first deadline missed. */
  readonly cancellation: Cancellation;
  /** Something moved: the idle time begins anew. It first begins here, not before: connecting has its own limit. */
  touch(): void;
  stop(): void;
}

/**
 * Starts the total deadline. undici's own timers are not used: they are up to a second late, and cannot be
 * driven by a virtual clock.
 */
export function startDeadlines(clock: Clock, { deadlines, signal: caller }: SendOptions): RunningDeadlines {
  const cancellation = new Cancellation();
  const forget: Array<(() => void) | undefined> = [];
  const cancel = () => cancellation.abort(caller?.reason);
  if (caller?.aborted) cancel();
  else if (caller) {
    // Many requests of one run listen to its signal at once; that is no leak.
    setMaxListeners(0, caller);
    caller.addEventListener('abort', cancel, { once: true });
  }
  const { totalMs, idleMs } = deadlines;
  if (totalMs !== undefined)
    forget[0] = clock.after(totalMs, () =>
      cancellation.abort(
        new ApiError('TIMEOUT_TOTAL', {
          subject: `The request took longer than ${describeDuration(totalMs)}`,
        }),
      ),
    );
  let touchedAt: number | undefined;
  const watchIdle = (limitMs: number): void => {
    const restMs = (touchedAt as number) + limitMs - clock.now();
    if (restMs > 0) forget[1] = clock.after(restMs, () => watchIdle(limitMs));
    else
      cancellation.abort(
        new ApiError('TIMEOUT_IDLE', { subject: `The server sent nothing for ${describeDuration(limitMs)}` }),
      );
  };
  return {
    cancellation,
    touch() {
      const isFirst = touchedAt === undefined;
      touchedAt = clock.now();
      if (isFirst && idleMs !== undefined) watchIdle(idleMs);
    },
    stop() {
      caller?.removeEventListener('abort', cancel);
      for (const each of forget) each?.();
    },
  };
}
