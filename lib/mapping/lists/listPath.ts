/** A path with `[]` in it as the paths between: `orders[].lines[].sku` leads through two lists to `sku`. */
export interface ListPath {
  /** Paths of the lists, each within an element of the one before. */
  readonly lists: readonly string[];
  /** The path within an element of the last list; empty for the element itself. */
  readonly rest: string;
}

/** Splits at each `[]`; undefined for a path through no list. */
export function listPath(text: string): ListPath | undefined {
  const parts = text.trim().split(/\[\]\.?/);
  if (parts.length < 2) return undefined;
  return { lists: parts.slice(0, -1), rest: parts.at(-1)! };
}

/** An expression that is computed for each element: `items[].(price * quantity)`. */
const eachExpression = /^([^()"'&=<>+*{}?:;,~|]+?)\[\]\.\(([^]*)\)$/;

/** The list and the expression for each of its elements; undefined for any other expression. */
export function eachElement(
  text: string,
): { readonly list: string; readonly expression: string } | undefined {
  const [, list, expression] = eachExpression.exec(text.trim()) ?? [];
  // "a[].(b) + c[].(d)" begins and ends like one.
  return list === undefined || expression === undefined || !isBalanced(expression)
    ? undefined
    : { list, expression };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [part] of text.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()]/g)) {
    if (part === '(') depth++;
    if (part === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
