import type { Compiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Scope } from '../Scope';
import type { Stage } from '../SyntaxNode';
import { Uncompilable } from '../undecided';
import { checkNumber, isArrayOfNumbers } from '../values/numbers';
import { checkLength, emptySequence, newSequence } from '../values/sequence';
import { isTrue } from '../values/truth';

/** A filter: what is left of a value, as a sequence; or the array at a position as it is. */
export type Filter = (value: unknown, frame: Parameters<Evaluate>[1]) => unknown;

/** `[…]`: by position, or by a condition for each element. */
export function compileFilter({ type, expr }: Stage, scope: Scope, compiler: Compiler): Filter {
  if (type !== 'filter') throw new Uncompilable(type);
  if (expr.type === 'number') return atPosition(Math.floor(expr.value as number));
  const test = compiler.compile(expr, scope);
  const { run } = compiler;
  return (value, frame) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const left = newSequence();
    for (let index = 0; index < items.length; index++) {
      run.clock.tick();
      const item = items[index];
      const result = test(item, frame);
      const times = typeof result === 'boolean' ? Number(result) : timesTaken(result, index, items.length);
      for (let time = 0; time < times; time++) left.push(item);
    }
    checkLength(left);
    return left;
  };
}

function atPosition(position: number): Filter {
  return (value) => {
    const isArray = Array.isArray(value);
    const length = isArray ? value.length : 1;
    const index = position < 0 ? length + position : position;
    const item: unknown = isArray ? value[index] : index === 0 ? value : undefined;
    if (item === undefined) return emptySequence;
    return Array.isArray(item) ? item : newSequence(item);
  };
}

/** How often an element is taken: a number or a list of numbers are positions. */
function timesTaken(result: unknown, index: number, length: number): number {
  if (checkNumber(result)) return isPosition(result, index, length) ? 1 : 0;
  if (isArrayOfNumbers(result))
    return result.filter((position) => isPosition(position, index, length)).length;
  return isTrue(result) ? 1 : 0;
}

function isPosition(position: number, index: number, length: number): boolean {
  const whole = Math.floor(position);
  return (whole < 0 ? length + whole : whole) === index;
}
