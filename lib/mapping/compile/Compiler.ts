import type { Evaluate } from './Evaluate';
import type { FunctionValue } from './values/FunctionValue';
import type { Run } from './Run';
import type { Scope } from './Scope';
import type { SyntaxNode } from './SyntaxNode';

/** What the compilers of nodes are given to work with. */
export interface Compiler {
  readonly run: Run;
  /** A node with its suffixes; its value is as jsonata's `evaluate` returns it: no sequence of none or one. */
  compile(node: SyntaxNode, scope: Scope): Evaluate;
  /** Names of variables that only the caller can have bound. */
  readonly free: Set<string>;
  /** A built-in function; undefined for other names. */
  builtIn(name: string): BuiltIn | undefined;
}

/** A built-in function, ready to be called. */
export interface BuiltIn {
  readonly value: FunctionValue;
  /** Never gives an array. */
  readonly isSimple: boolean;
  /** A call with arguments that are known to be so many. */
  call(args: readonly Evaluate[]): Evaluate;
}

/** @throws Uncompilable */
export type NodeCompiler<Node extends SyntaxNode = SyntaxNode> = (
  node: Node,
  scope: Scope,
  compiler: Compiler,
) => Evaluate;
