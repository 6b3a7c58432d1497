import { tooManyElements } from '../../expression/limits';
import type { Run } from '../Run';
import { leave } from '../undecided';
import { apply, isFunctionValue } from '../values/FunctionValue';
import { lookUp } from '../values/lookUp';
import { mergeSort } from '../values/mergeSort';
import { isArrayOfNumbers } from '../values/numbers';
import { checkLength } from '../values/sequence';
import { type FunctionGroup, unusual } from './OwnFunction';

const longestSort = 200_000;

function append(run: Run, first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const joined = (Array.isArray(first) ? (first as unknown[]) : [first]).concat(second);
  checkLength(joined);
  run.clock.work(joined.length);
  return joined;
}

export const lists: FunctionGroup = (run) => {
  const sort = (values: unknown, comparator: unknown): unknown => {
    if (!Array.isArray(values) || values.length <= 1) return values;
    if (values.length > longestSort) throw tooManyElements(longestSort);
    if (isFunctionValue(comparator))
      return mergeSort(values, (left, right) => Boolean(apply(comparator, [left, right], null, run)), run);
    const isSortable = isArrayOfNumbers(values) || values.every((value) => typeof value === 'string');
    if (comparator !== undefined || !isSortable) return leave();
    return mergeSort(values, (left, right) => (left as number) > (right as number), run);
  };
  return {
    append: { two: (first, second) => append(run, first, second) },
    lookup: { two: (input, key) => (typeof key === 'string' ? lookUp(input, key) : unusual) },
    sort: { implementation: ([values, comparator]) => sort(values, comparator) },
  };
};
