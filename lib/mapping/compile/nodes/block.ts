import type { NodeCompiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import { Frame, unbound } from '../Frame';
import { Scope } from '../Scope';
import type { BlockNode } from '../SyntaxNode';
import { namesBoundBy } from '../walkTree';

export const block: NodeCompiler<BlockNode> = ({ expressions }, scope, compiler) => {
  const names = expressions.flatMap(namesBoundBy);
  if (names.length === 0) return inTurn(expressions.map((part) => compiler.compile(part, scope)));
  const inner = new Scope([], names, scope);
  const evaluate = inTurn(expressions.map((part) => compiler.compile(part, inner)));
  return (input, frame) => evaluate(input, new Frame(new Array(inner.size).fill(unbound), frame));
};

/** One after the other; the value is the last one's. */
function inTurn(parts: readonly Evaluate[]): Evaluate {
  const [only] = parts;
  if (!only) return () => undefined;
  if (parts.length === 1) return only;
  return (input, frame) => {
    let value: unknown;
    for (const part of parts) value = part(input, frame);
    return value;
  };
}
