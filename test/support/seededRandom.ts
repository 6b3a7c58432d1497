import type { Random } from '../../lib/ports/Random';

/** The same numbers in every run of a test (a linear congruential generator, constants of Numerical Recipes). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
