import { isObject } from '../../../lib';

/** Said by a reader instead of a value: n8n has to evaluate the expression for this item. */
export const undecided = Symbol('undecided');

/** The value of an expression for an item's JSON data. */
export type ReadItem = (json: unknown) => unknown;

const step = /\.[\p{L}_$][\p{L}\p{N}_$]*|\[\d+\]|\["[^"\\]+"\]|\['[^'\\]+'\]/u.source;

/** The steps of a `$json` path, as the source of a regular expression; what comes behind must not go on from it. */
export const itemPath = `\\$json((?:${step})*)(?![\\p{L}\\p{N}_$.?[(\`])`;

/** Reads what a path leads to. `steps`: such as `.a.b[0]["c"]`; "" leads to the item itself. */
export function pathReader(steps: string): ReadItem {
  const keys = steps.match(new RegExp(step, 'gu'))?.map(keyIn) ?? [];
  return (json) => {
    let value = json;
    for (const [at, key] of keys.entries()) {
      if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) {
        value = (value as Record<string, unknown>)[key];
        continue;
      }
      // Lengths and methods, and what is missing on the way, are for n8n.
      const isMissing = at === keys.length - 1 && isObject(value) && !(key in value);
      return isMissing ? undefined : undecided;
    }
    return copied(value);
  };
}

function keyIn(part: string): string {
  return part.startsWith('.') ? part.slice(1) : part.slice(1, -1).replace(/^["']|["']$/g, '');
}

/** A plan freezes what it is made of, and the items belong to the workflow. */
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = value.map(copied);
    return list.includes(undecided) ? undecided : list;
  }
  if (!isPlain(value)) return undecided;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    const own = copied(part);
    if (own === undecided || key === '__proto__') return undecided;
    copy[key] = own;
  }
  return copy;
}

/** Of dates and the like, n8n makes texts. What comes from another realm has a prototype of its own. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
