import type { NodeCompiler } from '../Compiler';
import { operators } from '../operators/operators';
import type { BinaryNode } from '../SyntaxNode';
import { Uncompilable } from '../undecided';

export const binary: NodeCompiler<BinaryNode> = ({ value, lhs, rhs }, scope, compiler) => {
  const operator = operators[value];
  if (!operator) throw new Uncompilable(value);
  return operator(compiler.compile(lhs, scope), compiler.compile(rhs, scope), compiler.run);
};
