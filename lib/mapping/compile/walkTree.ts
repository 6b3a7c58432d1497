import type { SyntaxNode } from './SyntaxNode';
import { Uncompilable } from './undecided';

/** What hangs on a node without being part of the expression under it. */
const besides: ReadonlySet<string> = new Set(['signature', 'slot', 'ancestor', 'seekingParent']);

/** Visits a node and all below it; not below those for which the visitor returns false. */
export function walkTree(root: SyntaxNode, visit: (node: SyntaxNode, depth: number) => boolean | void): void {
  const visitPart = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null || part instanceof RegExp) return;
    if ('type' in part && visit(part as SyntaxNode, depth) === false) return;
    for (const [name, inner] of Object.entries(part)) if (!besides.has(name)) visitPart(inner, depth + 1);
  };
  visitPart(root, 0);
}

/** Names that an expression binds in the frame it runs in: not those inside its blocks and functions. */
export function namesBoundBy(root: SyntaxNode): string[] {
  const names: string[] = [];
  walkTree(root, (node) => {
    if (node.type === 'block' || node.type === 'lambda') return false;
    if (node.type === 'bind') names.push(node.lhs.value);
    return true;
  });
  return names;
}

/**
 * jsonata evaluates the parts of a constructor side by side: what one binds, the others see or not, as it happens.
 *
 * @throws Uncompilable where a part binds a variable that others could see
 */
export function refuseBindings(parts: readonly SyntaxNode[]): void {
  if (parts.some((part) => namesBoundBy(part).length > 0))
    throw new Uncompilable('a binding in a constructor');
}
