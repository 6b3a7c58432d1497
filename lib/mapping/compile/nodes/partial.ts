import type { NodeCompiler } from '../Compiler';
import type { PartialNode } from '../SyntaxNode';
import { leave } from '../undecided';
import { isFunctionValue, makeFunction } from '../values/FunctionValue';

/** Stands for an argument that is still to come. */
const open = Symbol('open');

/** `f(?, 2)`. */
export const partial: NodeCompiler<PartialNode> = (node, scope, compiler) => {
  const args = node.arguments.map((arg) =>
    arg.type === 'operator' ? () => open : compiler.compile(arg, scope),
  );
  const callee = compiler.compile(node.procedure, scope);
  return (input, frame) => {
    const given = args.map((arg) => arg(input, frame));
    const called = callee(input, frame);
    const whole = isFunctionValue(called) ? called.unchecked : undefined;
    if (!whole) return leave();
    const rest = (late: unknown[], context: unknown): unknown => {
      let next = 0;
      return whole(
        given.map((value) => (value === open ? late[next++] : value)),
        context,
      );
    };
    return makeFunction(rest, given.filter((value) => value === open).length, { unchecked: rest });
  };
};
