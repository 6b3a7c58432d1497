import type { Compiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Frame } from '../Frame';
import type { Scope } from '../Scope';
import type { SortNode } from '../SyntaxNode';
import { leave } from '../undecided';
import { mergeSort } from '../values/mergeSort';
import { markSequence } from '../values/sequence';

interface Term {
  readonly evaluate: Evaluate;
  readonly sign: 1 | -1;
}

/** `^(a, >b)`: an array in the order of its elements' values; one without is last. */
export function compileSort({ terms }: SortNode, scope: Scope, compiler: Compiler) {
  const compiled = terms.map(({ expression, descending }): Term => ({
    evaluate: compiler.compile(expression, scope),
    sign: descending ? -1 : 1,
  }));
  const { run } = compiler;
  return (items: readonly unknown[], frame: Frame): readonly unknown[] => {
    // One value is not touched: it remains a sequence.
    if (items.length <= 1) return markSequence([...items]);
    return mergeSort(items, (left, right) => compare(compiled, left, right, frame) > 0, run);
  };
}

function compare(terms: readonly Term[], left: unknown, right: unknown, frame: Frame): number {
  for (const { evaluate, sign } of terms) {
    const a = evaluate(left, frame);
    const b = evaluate(right, frame);
    if (a === undefined || b === undefined) {
      if (a === b) continue;
      return a === undefined ? 1 : -1;
    }
    const isText = typeof a === 'string' && typeof b === 'string';
    if (!isText && !(typeof a === 'number' && typeof b === 'number')) return leave();
    // Not by subtraction: NaN is neither equal nor smaller.
    if (a !== b) return (a as number) < (b as number) ? -sign : sign;
  }
  return 0;
}
