import type { NodeCompiler } from '../Compiler';
import type { ApplyNode } from '../SyntaxNode';
import { leave } from '../undecided';
import { apply, isFunctionValue, makeFunction } from '../values/FunctionValue';
import { compileCall } from './call';

/** `x ~> f`, `x ~> f(y)`; of two functions, one that calls both. */
export const application: NodeCompiler<ApplyNode> = ({ lhs, rhs }, scope, compiler) => {
  const left = compiler.compile(lhs, scope);
  if (rhs.type === 'function' && !rhs.predicate && !rhs.group)
    return compileCall(rhs, [left], scope, compiler);
  const right = compiler.compile(rhs, scope);
  const { run } = compiler;
  return (input, frame) => {
    const value = left(input, frame);
    const callee = right(input, frame);
    if (!isFunctionValue(callee)) return leave();
    if (!isFunctionValue(value)) return apply(callee, [value], null, run);
    return makeFunction((args) => apply(callee, [apply(value, [args[0]], null, run)], null, run), 1);
  };
};
