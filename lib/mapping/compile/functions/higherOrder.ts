import type { Run } from '../Run';
import { leave } from '../undecided';
import { apply, type FunctionValue, isFunctionValue } from '../values/FunctionValue';
import { checkLength, newSequence } from '../values/sequence';
import { isTrue } from '../values/truth';
import { type FunctionGroup, type OwnFunction, unusual } from './OwnFunction';

/** Calls a function with a value, its position or name and the whole, as far as it takes them. */
type Caller = (value: unknown, key: unknown) => unknown;

function callerOf(callee: unknown, whole: unknown, run: Run): Caller {
  if (!isFunctionValue(callee)) return leave();
  const { arity } = callee;
  if (arity >= 3) return (value, key) => apply(callee, [value, key, whole], null, run);
  if (arity === 2) return (value, key) => apply(callee, [value, key], null, run);
  return (value) => apply(callee, [value], null, run);
}

/** A function on the elements of an array; a single value is an array of one. */
function ofArray(
  compute: (values: readonly unknown[], callee: unknown, start?: unknown) => unknown,
): OwnFunction {
  const run = (values: unknown, callee: unknown, start?: unknown) =>
    values === undefined ? undefined : compute(Array.isArray(values) ? values : [values], callee, start);
  return {
    implementation: ([values, callee, start]) => run(values, callee, start),
    two: (values, callee) => (isFunctionValue(callee) ? run(values, callee) : unusual),
  };
}

export const higherOrder: FunctionGroup = (run) => ({
  map: ofArray((values, callee) => {
    const call = callerOf(callee, values, run);
    const results = newSequence();
    for (let index = 0; index < values.length; index++) {
      const result = call(values[index], index);
      if (result !== undefined) results.push(result);
    }
    checkLength(results);
    return results;
  }),

  filter: ofArray((values, callee) => {
    const call = callerOf(callee, values, run);
    const results = newSequence();
    for (let index = 0; index < values.length; index++)
      if (isTrue(call(values[index], index))) results.push(values[index]);
    checkLength(results);
    return results;
  }),

  single: ofArray((values, callee) => {
    const call: Caller = callee === undefined ? () => true : callerOf(callee, values, run);
    const found = values.filter((value, index) => isTrue(call(value, index)));
    return found.length === 1 ? found[0] : leave();
  }),

  reduce: ofArray((values, callee, start) => {
    if (!isFunctionValue(callee) || callee.arity < 2) return leave();
    const isStarted = start === undefined && values.length > 0;
    let result = isStarted ? values[0] : start;
    for (let index = isStarted ? 1 : 0; index < values.length; index++)
      result = apply(callee, reduceArgs(callee, result, values, index), null, run);
    return result;
  }),

  each: {
    implementation: ([object, callee]) => {
      const results = newSequence();
      if (!isObject(object)) return results;
      const call = callerOf(callee, object, run);
      for (const [key, value] of Object.entries(object)) {
        const result = call(value, key);
        if (result !== undefined) results.push(result);
      }
      return results;
    },
  },

  sift: {
    implementation: ([object, callee]) => {
      if (!isObject(object)) return undefined;
      const call = callerOf(callee, object, run);
      const kept = Object.entries(object).filter(([key, value]) => isTrue(call(value, key)));
      if (kept.length === 0) return undefined;
      return Object.assign(Object.create(null) as object, Object.fromEntries(kept));
    },
  },
});

function reduceArgs(
  { arity }: FunctionValue,
  result: unknown,
  values: readonly unknown[],
  index: number,
): unknown[] {
  if (arity >= 4) return [result, values[index], index, values];
  return arity === 3 ? [result, values[index], index] : [result, values[index]];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
