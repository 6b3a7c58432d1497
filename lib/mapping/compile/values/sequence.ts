import { longestSequence, tooManyElements } from '../../expression/limits';

/** An array as jsonata marks it. */
export type Marked = unknown[] & {
  /** Several results of a path or function; one of one is its element, one of none is nothing. */
  sequence?: boolean;
  /** A sequence of one that stays an array. */
  keepSingleton?: boolean;
  /** An array constructor's: paths take it as one value. */
  readonly cons?: boolean;
  /** Around an input that is an array. */
  outerWrapper?: boolean;
};

/** A sequence of nothing, for results that are only looked at. */
export const emptySequence: Marked = Object.freeze(Object.assign([], { sequence: true })) as Marked;

export function newSequence(...values: unknown[]): Marked {
  return markSequence(values);
}

export function markSequence(values: unknown[]): Marked {
  const marked = values as Marked;
  marked.sequence = true;
  return marked;
}

export function isSequence(value: unknown): value is Marked {
  return Array.isArray(value) && (value as Marked).sequence === true;
}

/** What a value is as a result: jsonata's last step of evaluating any node. */
export function finish(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !isSequence(value)) return value;
  if (value.length > 1) return value;
  return value.length === 0 ? undefined : value.keepSingleton ? value : value[0];
}

/** The same, for a node with `[]`. */
export function finishKept(value: unknown): unknown {
  if (!isSequence(value)) return value;
  if (value.length === 0) return undefined;
  value.keepSingleton = true;
  return value;
}

/** Throws for an array that is longer than jsonata's sequences may become. */
export function checkLength(values: { readonly length: number }): void {
  if (values.length > longestSequence) throw tooManyElements();
}
