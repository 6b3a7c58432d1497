import type { NodeCompiler } from '../Compiler';
import type { RegexNode } from '../SyntaxNode';
import { makeMatcher } from '../values/Matcher';

export const regex: NodeCompiler<RegexNode> = ({ value }, _scope, { run }) => {
  return () => makeMatcher(value, run);
};
