import { GuardedRegExp } from '../../regex/GuardedRegExp';
import type { Run } from '../Run';
import { leave } from '../undecided';
import { type FunctionValue, makeFunction } from './FunctionValue';

/** What jsonata gives its functions for a match. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: ReadonlyArray<string | undefined>;
  /** The next match in the text. */
  readonly next: FunctionValue;
}

/** A regular expression as a function value; only the functions on texts call it. */
export interface Matcher extends FunctionValue {
  find(text: string): Match | undefined;
}

export function isMatcher(value: unknown): value is Matcher {
  return typeof value === 'function' && 'find' in value;
}

export function makeMatcher(pattern: RegExp, run: Run): Matcher {
  const engine = new GuardedRegExp(pattern, () => run.clock.look());
  const findFrom = (text: string, from: number): Match | undefined => {
    engine.lastIndex = from;
    const found = engine.exec(text);
    if (!found) return undefined;
    const [match, ...groups] = found;
    const after = engine.lastIndex;
    return { match, start: found.index, end: found.index + match.length, groups, next: nextOf(text, after) };
  };
  const nextOf = (text: string, from: number) =>
    makeFunction(() => {
      if (from >= text.length) return undefined;
      const next = findFrom(text, from);
      // It would match nothing at the same place for ever.
      return next?.match === '' ? leave() : next;
    }, 0);
  const call = ([text, from]: unknown[]) =>
    typeof text === 'string' ? findFrom(text, typeof from === 'number' ? from : 0) : leave();
  return Object.assign(makeFunction(call, 2), { find: (text: string) => findFrom(text, 0) });
}
