import type { Run } from '../Run';
import { type FunctionGroup, type OwnFunction, unusual } from './OwnFunction';

/** A function on the numbers of an array; a single number is an array of one. */
function ofNumbers(run: Run, compute: (numbers: readonly number[]) => number | undefined): OwnFunction {
  return {
    one(values) {
      if (values === undefined) return undefined;
      if (typeof values === 'number') return compute([values]);
      if (!Array.isArray(values)) return unusual;
      run.clock.work(values.length);
      for (let index = 0; index < values.length; index++)
        if (typeof values[index] !== 'number') return unusual;
      return compute(values as number[]);
    },
  };
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index++) sum += numbers[index]!;
  return sum;
}

export const aggregation: FunctionGroup = (run) => ({
  sum: ofNumbers(run, total),
  average: ofNumbers(run, (numbers) => (numbers.length === 0 ? undefined : total(numbers) / numbers.length)),
  max: ofNumbers(run, (numbers) =>
    numbers.length === 0 ? undefined : numbers.reduce((a, b) => Math.max(a, b)),
  ),
  min: ofNumbers(run, (numbers) =>
    numbers.length === 0 ? undefined : numbers.reduce((a, b) => Math.min(a, b)),
  ),
  count: {
    one: (values) => (values === undefined ? 0 : Array.isArray(values) ? values.length : 1),
  },
});
