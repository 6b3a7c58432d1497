import type { RetrySpec } from '../plan/RequestPlan';
import type { Random } from '../ports/Random';

/**
 * The waits before the attempts of one request, in milliseconds, one a call. Full jitter: anything up to an
 * exponentially growing bound. Decorrelated jitter: anything between the base and three times the wait before.
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter".
 */
export function createBackoff(
  { jitter, baseDelayMs, maxDelayMs }: Pick<RetrySpec, 'jitter' | 'baseDelayMs' | 'maxDelayMs'>,
  random: Random,
): () => number {
  let bound = baseDelayMs;
  let last = baseDelayMs;
  const full = () => {
    const wait = random() * bound;
    bound = Math.min(maxDelayMs, bound * 2);
    return wait;
  };
  const decorrelated = () => {
    last = Math.min(maxDelayMs, baseDelayMs + random() * Math.max(0, last * 3 - baseDelayMs));
    return last;
  };
  return jitter === 'full' ? full : decorrelated;
}
