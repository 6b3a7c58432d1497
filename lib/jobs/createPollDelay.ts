import type { JobSpec } from '../plan/JobSpec';
import type { Random } from '../ports/Random';

const firstMs = 1_000;
const longestMs = 30_000;

/**
 * The waits between questions for a job's state, in milliseconds, one a call: the user's interval, or 1 s doubling
 * to 30 s, each a quarter shorter or longer at random, so that many jobs are not asked for at the same moment.
 */
export function createPollDelay(
  { pollIntervalMs }: Pick<JobSpec, 'pollIntervalMs'>,
  random: Random,
): () => number {
  let bound = firstMs;
  return () => {
    if (pollIntervalMs !== undefined) return pollIntervalMs;
    const wait = bound * (0.75 + random() / 2);
    bound = Math.min(longestMs, bound * 2);
    return wait;
  };
}
