import { ownField } from '../../../plan/ownField';
import type { NodeCompiler } from '../Compiler';
import type { NameNode } from '../SyntaxNode';
import { finish, finishKept } from '../values/sequence';
import { lookUp } from '../values/lookUp';

export const name: NodeCompiler<NameNode> = ({ value: key, keepArray }) => {
  const read = ownField(key);
  const end = keepArray ? finishKept : finish;
  return (input) => {
    if (typeof input !== 'object' || input === null) return undefined;
    if (Array.isArray(input)) return end(lookUp(input, key));
    const found = read(input);
    return typeof found === 'object' ? end(found) : found;
  };
};
