import type { NodeCompiler } from '../Compiler';
import type { BindNode } from '../SyntaxNode';

export const bind: NodeCompiler<BindNode> = ({ lhs, rhs }, scope, compiler) => {
  const slot = scope.slotOf(lhs.value);
  const evaluate = compiler.compile(rhs, scope);
  return (input, frame) => (frame.values[slot] = evaluate(input, frame));
};
