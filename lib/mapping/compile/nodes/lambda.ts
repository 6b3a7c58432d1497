import type { Compiler, NodeCompiler } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import { Frame, unbound } from '../Frame';
import { Scope } from '../Scope';
import type { CallNode, LambdaNode } from '../SyntaxNode';
import { isFunctionValue, makeFunction, TailCall } from '../values/FunctionValue';
import { leave } from '../undecided';
import { namesBoundBy } from '../walkTree';

export const lambda: NodeCompiler<LambdaNode> = (node, scope, compiler) => {
  if (node.thunk) return tailCall(node.body as CallNode, scope, compiler);
  const parameters = node.arguments.map(({ value }) => value);
  const inner = new Scope(parameters, namesBoundBy(node.body), scope);
  const slots = parameters.map((name) => inner.slotOf(name));
  const body = compiler.compile(node.body, inner);
  const { size } = inner;
  const { signature } = node;
  return (definedIn, outer) => {
    const unchecked = (args: unknown[]): unknown => {
      const values: unknown[] = size > slots.length ? new Array<unknown>(size).fill(unbound) : [];
      for (let at = 0; at < slots.length; at++) values[slots[at]!] = args[at];
      return body(definedIn, new Frame(values, outer));
    };
    if (!signature) return makeFunction(unchecked, parameters.length, { unchecked });
    const checked = (args: unknown[], context: unknown) => unchecked(signature.validate(args, context));
    return makeFunction(checked, parameters.length, { unchecked, isChecked: true });
  };
};

/** Works out function and arguments, and leaves the call to whoever called the function around it. */
function tailCall({ procedure, arguments: given }: CallNode, scope: Scope, compiler: Compiler): Evaluate {
  const callee = compiler.compile(procedure, scope);
  const args = given.map((arg) => compiler.compile(arg, scope));
  return (input, frame) => {
    const called = callee(input, frame);
    const values = args.map((arg) => arg(input, frame));
    // jsonata hands functions to built-in ones in another way here than elsewhere: some cannot be called then.
    const isOdd = (value: unknown) =>
      isFunctionValue(value) && (value.isBuiltIn === true || value.isChecked === true);
    if (isFunctionValue(called) && called.isBuiltIn && values.some(isOdd)) return leave();
    return new TailCall(called, values);
  };
}
