import type { NativeFunction } from '../../vendor/jsonata';
import type { Compiler, NodeCompiler } from './Compiler';
import type { Evaluate } from './Evaluate';
import type { EvaluationClock } from './EvaluationClock';
import { Frame, unbound } from './Frame';
import { BuiltIns } from './functions/BuiltIns';
import { compileFilter } from './nodes/filter';
import { compileGroup } from './nodes/group';
import { nodeCompilers, sequenceMakers } from './nodes/nodeCompilers';
import { Run } from './Run';
import { Scope } from './Scope';
import type { SyntaxNode } from './SyntaxNode';
import { leave, Uncompilable } from './undecided';
import { finish, finishKept, newSequence } from './values/sequence';
import { namesBoundBy, walkTree } from './walkTree';

/** Levels of the tree; jsonata refuses deeper nesting when it evaluates. */
const deepestTree = 400;

const emptyFrame = new Frame([]);

export interface CompiledTree {
  /** Whether it reads variables that the caller binds. */
  readonly readsBindings: boolean;
  /** Its value, which still may hold jsonata's marks; throws like any `Evaluate`. */
  evaluate(input: unknown, bindings: Readonly<Record<string, unknown>>, clock: EvaluationClock): unknown;
}

/**
 * Turns a syntax tree into closures that give what jsonata gives, at once.
 *
 * @throws Uncompilable where it contains what is left to jsonata
 */
export function compileTree(root: SyntaxNode, natives: ReadonlyMap<string, NativeFunction>): CompiledTree {
  checkTree(root);
  const run = new Run();
  const builtIns = new BuiltIns(natives, run);
  const compiler: Compiler = {
    run,
    free: new Set(),
    compile: (node, scope) => compileNode(node, scope, compiler),
    builtIn: (name) => builtIns.find(name),
  };
  const names = namesBoundBy(root);
  const scope = new Scope([], names);
  const evaluate = compiler.compile(root, scope);
  const used = [...builtIns.used];
  return {
    readsBindings: compiler.free.size > 0,
    evaluate(input, bindings, clock) {
      // A variable of the caller's may hide a built-in function.
      for (let at = 0; at < used.length; at++) if (used[at]! in bindings) leave();
      run.start(input, bindings, clock);
      const frame = names.length > 0 ? new Frame(new Array(scope.size).fill(unbound)) : emptyFrame;
      return evaluate(contextOf(input), frame);
    },
  };
}

/** A node with what is written behind it. */
function compileNode(node: SyntaxNode, scope: Scope, compiler: Compiler): Evaluate {
  const compile = nodeCompilers[node.type] as NodeCompiler | undefined;
  if (!compile) throw new Uncompilable(node.type);
  let evaluate = compile(node, scope, compiler);
  for (const stage of node.predicate ?? [])
    evaluate = followedBy(evaluate, compileFilter(stage, scope, compiler));
  if (node.group && node.type !== 'path')
    evaluate = followedBy(evaluate, compileGroup(node.group.lhs, scope, compiler));
  if (node.type === 'path') return evaluate;
  if (node.keepArray) return followedBy(evaluate, finishKept);
  return sequenceMakers.has(node.type) || node.predicate ? followedBy(evaluate, finish) : evaluate;
}

function followedBy(evaluate: Evaluate, next: (value: unknown, frame: Frame) => unknown): Evaluate {
  return (input, frame) => next(evaluate(input, frame), frame);
}

/** An array is one value, not several. */
function contextOf(input: unknown): unknown {
  return Array.isArray(input) ? Object.assign(newSequence(input), { outerWrapper: true }) : input;
}

function checkTree(root: SyntaxNode): void {
  walkTree(root, (node, depth) => {
    if (depth > deepestTree) throw new Uncompilable('too deep');
    // A call in tail position is made later than what is written behind it is applied.
    const hasSuffix = node.predicate ?? node.group;
    if (hasSuffix && (node.type === 'block' || node.type === 'condition') && endsInCall(node))
      throw new Uncompilable('a suffix of a call in tail position');
    if (node.type === 'bind' && (node.lhs.value === '' || node.lhs.value === '$'))
      throw new Uncompilable('a binding of the context');
  });
}

function endsInCall(root: SyntaxNode): boolean {
  let found = false;
  walkTree(root, (node) => {
    if (node.type !== 'lambda') return true;
    found ||= node.thunk === true;
    return false;
  });
  return found;
}
