import type { Compiler, NodeCompiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Scope } from '../Scope';
import type { CallNode, SyntaxNode } from '../SyntaxNode';
import type { Run } from '../Run';
import { apply, isFunctionValue, makeFunction } from '../values/FunctionValue';
import { isMatcher } from '../values/Matcher';
import { finish } from '../values/sequence';

export const call: NodeCompiler<CallNode> = (node, scope, compiler) => {
  const evaluate = compileCall(node, [], scope, compiler);
  // What is written behind it wants the sequence as it is.
  const isWanted = node.predicate ?? node.group ?? node.keepArray;
  if (isWanted || builtInOf(node.procedure, scope, compiler)?.isSimple) return evaluate;
  return (input, frame) => finish(evaluate(input, frame));
};

/** A call; `first` are arguments that come before the written ones. */
export function compileCall(
  { procedure, arguments: given }: CallNode,
  first: readonly Evaluate[],
  scope: Scope,
  compiler: Compiler,
): Evaluate {
  const args = [...first, ...given.map((arg) => compiler.compile(arg, scope))];
  const known = builtInOf(procedure, scope, compiler);
  if (known) return known.call(args);
  const callee = compiler.compile(procedure, scope);
  return (input, frame) => {
    const values = first.map((arg) => arg(input, frame));
    const called = callee(input, frame);
    for (let at = first.length; at < args.length; at++)
      values.push(handOver(args[at]!(input, frame), compiler.run));
    return apply(called, values, input, compiler.run);
  };
}

/** A function that is an argument does not see the context of its calls. */
function handOver(value: unknown, run: Run): unknown {
  if (!isFunctionValue(value)) return value;
  const handed = makeFunction((args) => apply(value, args, null, run), value.arity);
  return isMatcher(value) ? Object.assign(handed, { find: value.find }) : handed;
}

/** The built-in function that a procedure names, unless a variable may hide it. */
export function builtInOf(procedure: SyntaxNode, scope: Scope, compiler: Compiler) {
  const isPlain = procedure.type === 'variable' && !procedure.predicate && !procedure.group;
  if (!isPlain || scope.placesOf(procedure.value).length > 0) return undefined;
  return compiler.builtIn(procedure.value);
}
