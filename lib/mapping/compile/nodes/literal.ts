import type { NodeCompiler } from '../Compiler';
import type { LiteralNode } from '../SyntaxNode';

export const literal: NodeCompiler<LiteralNode> = ({ value }) => {
  return () => value;
};
