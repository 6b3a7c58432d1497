import { ownField } from '../../../plan/ownField';
import type { Compiler, NodeCompiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Frame } from '../Frame';
import type { Scope } from '../Scope';
import type { Run } from '../Run';
import type { PathNode, SyntaxNode } from '../SyntaxNode';
import { leave, Uncompilable } from '../undecided';
import { checkLength, finish, isSequence, markSequence, newSequence, type Marked } from '../values/sequence';
import { compileFilter } from './filter';
import { compileGroup } from './group';
import { compileSort } from './sort';

/** A step over one value, or a sort over all. */
interface Step {
  readonly evaluate?: Evaluate;
  readonly sort?: (items: readonly unknown[], frame: Frame) => readonly unknown[];
}

/** `a.b[0].c`. Most paths lead through objects, from one to the next; sequences only begin where an array is met. */
export const path: NodeCompiler<PathNode> = (node, scope, compiler) => {
  const isKept = node.keepSingletonArray === true || node.keepArray === true;
  if (!isKept && !node.group) return followSteps(node, scope, compiler, asValue);
  const follow = followSteps(node, scope, compiler, markSequence);
  const whole: Evaluate = isKept ? (input, frame) => keep(follow(input, frame), node) : follow;
  if (!node.group) return (input, frame) => finish(whole(input, frame));
  const group = compileGroup(node.group.lhs, scope, compiler);
  return (input, frame) => group(whole(input, frame), frame);
};

/** @param end what the values of the last step become */
function followSteps(
  node: PathNode,
  scope: Scope,
  compiler: Compiler,
  end: (values: unknown[]) => unknown,
): Evaluate {
  const steps = node.steps.map((step) => compileStep(step, scope, compiler));
  const first = node.steps[0]!;
  const isVariableFirst = first.type === 'variable';
  const { run } = compiler;
  if (first.type === 'unary' && first.consarray === true) return fromArray(steps, run, end);
  if (steps.some(({ sort }) => sort))
    return (input, frame) =>
      walk(steps, 0, Array.isArray(input) && !isVariableFirst ? input : [input], frame, run, end);
  if (steps.length === 1 && first.type === 'name' && !first.stages)
    return oneField(first.value, (input, frame) => walk(steps, 0, input, frame, run, end), end);
  return (input, frame) => {
    if (Array.isArray(input) && !isVariableFirst) return walk(steps, 0, input, frame, run, end);
    let value = input;
    for (let at = 0; at < steps.length; at++) {
      value = steps[at]!.evaluate!(value, frame);
      if (value === undefined) return end([]);
      if (typeof value !== 'object' || !Array.isArray(value)) continue;
      if (at === steps.length - 1) return isSequence(value) ? end([...(value as unknown[])]) : value;
      if (!(value as Marked).cons) return walk(steps, at + 1, value, frame, run, end);
    }
    return end === asValue ? value : end([value]);
  };
}

/** A path that is one name, which most are. */
function oneField(
  key: string,
  ofArray: (input: readonly unknown[], frame: Frame) => unknown,
  end: (values: unknown[]) => unknown,
): Evaluate {
  const read = ownField(key);
  return (input, frame) => {
    if (typeof input !== 'object' || input === null) return end === asValue ? undefined : end([]);
    if (Array.isArray(input)) return ofArray(input, frame);
    const value = read(input);
    if (typeof value === 'object' && Array.isArray(value))
      return isSequence(value) ? ofArray([input], frame) : value;
    return end === asValue ? value : end(value === undefined ? [] : [value]);
  };
}

/** One value is not in an array, and none is nothing. */
function asValue(values: unknown[]): unknown {
  return values.length > 1 ? markSequence(values) : values[0];
}

/** An array constructor at the beginning sees the context as a whole, and its elements are the first values. */
function fromArray(steps: readonly Step[], run: Run, end: (values: unknown[]) => unknown): Evaluate {
  return (input, frame) => {
    const items = steps[0]!.evaluate!(Array.isArray(input) ? input : newSequence(input), frame);
    if (!Array.isArray(items)) return leave();
    return items.length === 0 ? items : walk(steps, 1, items, frame, run, end);
  };
}

function compileStep(node: SyntaxNode, scope: Scope, compiler: Compiler): Step {
  if (node.tuple) throw new Uncompilable('a variable for a position, a context or a parent');
  const filters = (node.stages ?? []).map((stage) => compileFilter(stage, scope, compiler));
  if (node.type === 'sort') {
    const sort = compileSort(node, scope, compiler);
    // A filter of an array gives an array.
    return {
      sort: (items, frame) =>
        filters.reduce((left, filter) => filter(left, frame) as unknown[], sort(items, frame)),
    };
  }
  const evaluate = compiler.compile(node, scope);
  return {
    evaluate: filters.reduce<Evaluate>(
      (before, filter) => (input, frame) => filter(before(input, frame), frame),
      evaluate,
    ),
  };
}

/** The steps from one on, each for all values of the one before. */
function walk(
  steps: readonly Step[],
  from: number,
  items: readonly unknown[],
  frame: Frame,
  run: Run,
  end: (values: unknown[]) => unknown,
): unknown {
  let values = items;
  for (let at = from; at < steps.length; at++) {
    const { evaluate, sort } = steps[at]!;
    const isLast = at === steps.length - 1;
    if (sort) {
      values = sort(values, frame);
      // It is no sequence any more, unless there was nothing to sort.
      if (isLast && !isSequence(values)) return values;
    } else {
      // Made at once: an array that grows starts with room for seventeen.
      const results = new Array<unknown>(values.length);
      const single = spread(evaluate!, values, frame, run, results);
      // A single array stays what it is: an array of one is not its element.
      if (isLast && single && !isSequence(single)) return single;
      values = results;
    }
    if (values.length === 0) break;
  }
  return end(values as unknown[]);
}

/** One step for each value; arrays among the results count as their elements. Returns an array that is the only result. */
function spread(
  evaluate: Evaluate,
  values: readonly unknown[],
  frame: Frame,
  run: Run,
  results: unknown[],
): unknown[] | undefined {
  let count = 0;
  let size = 0;
  let only: unknown;
  for (let index = 0; index < values.length; index++) {
    run.clock.tick();
    const result = evaluate(values[index], frame);
    if (result === undefined) continue;
    count++;
    only = result;
    if (typeof result !== 'object' || !Array.isArray(result) || (result as Marked).cons)
      results[size++] = result;
    else for (let inner = 0; inner < result.length; inner++) results[size++] = result[inner];
  }
  if (results.length !== size) results.length = size;
  checkLength(results);
  return count === 1 && Array.isArray(only) ? (only as unknown[]) : undefined;
}

function keep(value: unknown, { keepSingletonArray }: PathNode): unknown {
  if (!Array.isArray(value)) return leave();
  const isConstructed = keepSingletonArray && (value as Marked).cons && !isSequence(value);
  const kept = isConstructed ? newSequence(value) : (value as Marked);
  if (isSequence(kept)) kept.keepSingleton = true;
  return kept;
}
