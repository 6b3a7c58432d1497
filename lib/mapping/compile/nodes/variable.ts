import type { Compiler, NodeCompiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import { type Frame, unbound } from '../Frame';
import type { Place } from '../Scope';
import type { VariableNode } from '../SyntaxNode';
import type { Marked } from '../values/sequence';

export const variable: NodeCompiler<VariableNode> = ({ value: name }, scope, compiler) => {
  if (name === '') return contextValue;
  if (name === '$') return () => compiler.run.root;
  const places = scope.placesOf(name);
  const [first] = places;
  if (first?.isParameter && first.hops === 0) return (_input, frame) => frame.values[first.slot];
  const outside = places.at(-1)?.isParameter ? undefined : global(name, compiler);
  if (!first) return outside!;
  return (input, frame) => {
    for (const place of places) {
      const value = valueAt(place, frame);
      if (value !== unbound) return value;
    }
    return outside?.(input, frame);
  };
};

function contextValue(input: unknown): unknown {
  return Array.isArray(input) && (input as Marked).outerWrapper ? (input[0] as unknown) : input;
}

/** A built-in function, or what the caller of the expression gave. */
function global(name: string, { run, free, builtIn }: Compiler): Evaluate {
  const known = builtIn(name);
  if (known) return () => known.value;
  free.add(name);
  return () => (Object.hasOwn(run.bindings, name) ? run.bindings[name] : undefined);
}

function valueAt({ hops, slot }: Place, frame: Frame): unknown {
  let holder = frame;
  for (let hop = hops; hop > 0; hop--) holder = holder.parent!;
  return holder.values[slot];
}
