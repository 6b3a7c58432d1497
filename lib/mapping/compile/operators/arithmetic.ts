import type { Operator } from './operators';
import { leave } from '../undecided';

/** An operator on numbers: nothing, where a side is missing. */
function arithmetic(compute: (left: number, right: number) => number): Operator {
  return (leftOf, rightOf) => (input, frame) => {
    const left = leftOf(input, frame);
    const right = rightOf(input, frame);
    if (
      typeof left === 'number' &&
      typeof right === 'number' &&
      Number.isFinite(left) &&
      Number.isFinite(right)
    )
      return compute(left, right);
    checkOperand(left);
    checkOperand(right);
    return undefined;
  };
}

function checkOperand(value: unknown): void {
  if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value))) leave();
}

export const plus = arithmetic((left, right) => left + right);
export const minus = arithmetic((left, right) => left - right);
export const times = arithmetic((left, right) => left * right);
export const over = arithmetic((left, right) => left / right);
export const modulo = arithmetic((left, right) => left % right);
