import type { Compiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Scope } from '../Scope';
import type { Pair } from '../SyntaxNode';
import { refuseBindings } from '../walkTree';
import { recordMaker } from '../../recordMaker';
import { compileGroup } from './group';

/** Names that jsonata refuses, and one that would change the prototype. */
const special: ReadonlySet<string> = new Set(['_jsonata_lambda', '_jsonata_function', '__proto__']);

/** `{"a": b}`: one object for a context that is no array; the elements of an array are grouped by key. */
export function objectConstructor(pairs: readonly Pair[], scope: Scope, compiler: Compiler): Evaluate {
  const group = compileGroup(pairs, scope, compiler);
  const keys = pairs.map(([key]) =>
    key.type === 'string' && !key.predicate && !key.group ? String(key.value) : undefined,
  );
  const isFixed =
    keys.every((key) => key !== undefined && !special.has(key)) && new Set(keys).size === keys.length;
  if (!isFixed) return group;
  refuseBindings(pairs.map(([, value]) => value));
  const fields = inOrder(keys as string[], pairs).map(([key, value]) => ({
    key,
    evaluate: compiler.compile(value, scope),
  }));
  const newRecord = recordMaker();
  return (input, frame) => {
    if (Array.isArray(input)) return group(input, frame);
    const made: Record<string, unknown> = newRecord();
    for (const { key, evaluate } of fields) {
      const value = evaluate(input, frame);
      if (value !== undefined) made[key] = value;
    }
    return made;
  };
}

/** Values are evaluated in the order of an object's names: whole numbers come first. */
function inOrder(keys: readonly string[], pairs: readonly Pair[]) {
  return Object.entries(Object.fromEntries(keys.map((key, index) => [key, pairs[index]![1]])));
}
