import type { NodeCompiler } from '../Compiler';
import type { UnaryNode } from '../SyntaxNode';
import { checkNumber } from '../values/numbers';
import { leave } from '../undecided';
import { arrayConstructor } from './arrayConstructor';
import { objectConstructor } from './objectConstructor';

export const unary: NodeCompiler<UnaryNode> = (node, scope, compiler) => {
  if (node.value === '[') return arrayConstructor(node, scope, compiler);
  if (node.value === '{') return objectConstructor(node.lhs!, scope, compiler);
  const evaluate = compiler.compile(node.expression!, scope);
  return (input, frame) => {
    const value = evaluate(input, frame);
    if (value === undefined) return undefined;
    return checkNumber(value) ? -value : leave();
  };
};
