import type { NodeCompiler } from '../Compiler';
import type { UnaryNode } from '../SyntaxNode';
import { checkLength } from '../values/sequence';
import { refuseBindings } from '../walkTree';

/** `[a, b]`: the elements of arrays, unless they are written as arrays, and all other values. */
export const arrayConstructor: NodeCompiler<UnaryNode> = (
  { expressions = [], consarray },
  scope,
  compiler,
) => {
  refuseBindings(expressions);
  const parts = expressions.map((part) => ({
    evaluate: compiler.compile(part, scope),
    isWhole: 'value' in part && part.value === '[',
  }));
  return (input, frame) => {
    const made: unknown[] = [];
    for (const { evaluate, isWhole } of parts) {
      const value = evaluate(input, frame);
      if (value === undefined) continue;
      if (isWhole || !Array.isArray(value)) made.push(value);
      else for (const element of value) made.push(element);
      checkLength(made);
      compiler.run.clock.work(made.length);
    }
    return consarray ? Object.defineProperty(made, 'cons', { value: true }) : made;
  };
};
