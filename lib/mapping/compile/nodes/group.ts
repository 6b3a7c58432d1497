import type { Compiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Frame } from '../Frame';
import type { Scope } from '../Scope';
import type { Pair } from '../SyntaxNode';
import { leave } from '../undecided';
import { checkLength, isSequence } from '../values/sequence';
import { refuseBindings } from '../walkTree';

interface Entry {
  readonly pair: number;
  /** One value, or several in an array. */
  data: unknown;
  /** The array, once it was made here: it may grow. */
  own?: unknown[];
}

interface CompiledPair {
  readonly key: Evaluate;
  readonly value: Evaluate;
}

/** Groups a value, or the elements of an array, by the keys that the pairs give them. */
export function compileGroup(pairs: readonly Pair[], scope: Scope, compiler: Compiler): Evaluate {
  refuseBindings(pairs.map(([, value]) => value));
  const compiled = pairs.map(([key, value]) => ({
    key: compiler.compile(key, scope),
    value: compiler.compile(value, scope),
  }));
  return (input, frame) => {
    const groups = groupByKey(compiled, itemsOf(input), frame, () => compiler.run.clock.tick());
    const made = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(groups)) {
      const { pair, data } = groups[key]!;
      const value = compiled[pair]!.value(data, frame);
      if (value !== undefined) made[key] = value;
    }
    return made;
  };
}

/** An empty sequence stands for one item that is missing, so that constant fields are made. */
function itemsOf(input: unknown): readonly unknown[] {
  if (!Array.isArray(input)) return [input];
  if (input.length > 0) return input;
  // jsonata adds to the empty array, which may be the input's own.
  return isSequence(input) ? [undefined] : leave();
}

function groupByKey(
  pairs: readonly CompiledPair[],
  items: readonly unknown[],
  frame: Frame,
  tick: () => void,
): Record<string, Entry> {
  const groups = Object.create(null) as Record<string, Entry>;
  for (const item of items) {
    tick();
    for (let pair = 0; pair < pairs.length; pair++) {
      const key = pairs[pair]!.key(item, frame);
      if (key === undefined) continue;
      if (typeof key !== 'string' || key === '_jsonata_lambda' || key === '_jsonata_function') return leave();
      const known = groups[key];
      if (!known) groups[key] = { pair, data: item };
      else if (known.pair === pair) append(known, item);
      else return leave();
    }
  }
  return groups;
}

/** Arrays among the items count as their elements. */
function append(entry: Entry, item: unknown): void {
  if (item === undefined) return;
  if (entry.data === undefined) {
    entry.data = item;
    return;
  }
  entry.own ??= entry.data = Array.isArray(entry.data) ? [...(entry.data as unknown[])] : [entry.data];
  if (Array.isArray(item)) for (const element of item) entry.own.push(element);
  else entry.own.push(item);
  checkLength(entry.own);
}
