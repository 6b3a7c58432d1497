import type { NodeCompiler } from '../Compiler';
import type { ConditionNode } from '../SyntaxNode';
import { isTrue } from '../values/truth';

export const condition: NodeCompiler<ConditionNode> = (node, scope, compiler) => {
  const test = compiler.compile(node.condition, scope);
  const then = compiler.compile(node.then, scope);
  const otherwise = node.else && compiler.compile(node.else, scope);
  return (input, frame) => (isTrue(test(input, frame)) ? then(input, frame) : otherwise?.(input, frame));
};
