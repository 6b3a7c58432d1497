import { longestSequence, tooManyElements } from '../../expression/limits';
import { leave } from '../undecided';
import { markSequence } from '../values/sequence';
import type { Operator } from './operators';

/** The whole numbers from one to another; nothing where there are none. */
export const range: Operator = (leftOf, rightOf, run) => (input, frame) => {
  const left = leftOf(input, frame);
  const right = rightOf(input, frame);
  if (!isWhole(left) || !isWhole(right)) return leave();
  if (left === undefined || right === undefined || left > right) return undefined;
  if (left === right) return left;
  const size = right - left + 1;
  if (size > longestSequence) throw tooManyElements();
  const numbers = new Array<unknown>(size);
  for (let index = 0; index < size; index++) numbers[index] = left + index;
  run.clock.look();
  return markSequence(numbers);
};

function isWhole(value: unknown): value is number | undefined {
  return value === undefined || Number.isInteger(value);
}
