import { leave } from '../undecided';
import type { Run } from '../Run';

/**
 * A function as a value. It is called through {@link apply} only, as what it returns may be a {@link TailCall}.
 *
 * @param input the context, which takes the place of a missing argument where a signature says so
 */
export interface FunctionValue {
  (args: unknown[], input: unknown): unknown;
  /** How many arguments `$map` and the like hand over at most. */
  arity: number;
  /** A built-in function. */
  isBuiltIn?: boolean;
  /** Its signature checks arguments. */
  isChecked?: boolean;
  /** The same without that check. */
  unchecked?: (args: unknown[], input: unknown) => unknown;
}

export function isFunctionValue(value: unknown): value is FunctionValue {
  return typeof value === 'function';
}

export function makeFunction(
  call: (args: unknown[], input: unknown) => unknown,
  arity: number,
  marks: Partial<Pick<FunctionValue, 'isBuiltIn' | 'isChecked' | 'unchecked'>> = {},
): FunctionValue {
  return Object.assign(call, { arity, ...marks });
}

/** A call in tail position: made after its function has returned, so that it needs no stack. */
export class TailCall {
  constructor(
    readonly callee: unknown,
    readonly args: unknown[],
  ) {}
}

/** Calls a function, and what its tail calls lead to. */
export function apply(callee: unknown, args: unknown[], input: unknown, run: Run): unknown {
  if (!isFunctionValue(callee)) return leave();
  run.enterCall();
  let result = callee(args, input);
  while (result instanceof TailCall) {
    const next: unknown = result.callee;
    if (!isFunctionValue(next)) return leave();
    run.clock.tick();
    result = next(result.args, input);
  }
  run.leaveCall();
  return result;
}
