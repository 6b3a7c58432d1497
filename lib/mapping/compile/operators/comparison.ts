import { leave } from '../undecided';
import { isEqual } from '../values/isEqual';
import type { Operator } from './operators';

type Comparable = string | number;

/** Compares texts or numbers: nothing, where a side is missing. */
function comparison(compare: (left: Comparable, right: Comparable) => boolean): Operator {
  return (leftOf, rightOf) => (input, frame) => {
    const left = leftOf(input, frame);
    const right = rightOf(input, frame);
    const isText = typeof left === 'string' && typeof right === 'string';
    if (isText || (typeof left === 'number' && typeof right === 'number'))
      return compare(left, right as Comparable);
    if (isComparable(left) && isComparable(right) && (left === undefined || right === undefined))
      return undefined;
    return leave();
  };
}

function isComparable(value: unknown): boolean {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

export const less = comparison((left, right) => left < right);
export const lessOrEqual = comparison((left, right) => left <= right);
export const more = comparison((left, right) => left > right);
export const moreOrEqual = comparison((left, right) => left >= right);

/** False where a side is missing, as is `!=`. */
export const equal: Operator = (leftOf, rightOf) => (input, frame) => {
  const left = leftOf(input, frame);
  const right = rightOf(input, frame);
  return left !== undefined && right !== undefined && isEqual(left, right);
};

export const unequal: Operator = (leftOf, rightOf) => (input, frame) => {
  const left = leftOf(input, frame);
  const right = rightOf(input, frame);
  return left !== undefined && right !== undefined && !isEqual(left, right);
};

export const includes: Operator = (leftOf, rightOf) => (input, frame) => {
  const left = leftOf(input, frame);
  const right = rightOf(input, frame);
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'function') return leave();
  return Array.isArray(right) ? right.includes(left) && !Number.isNaN(left) : right === left;
};
