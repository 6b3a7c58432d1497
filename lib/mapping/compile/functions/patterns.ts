import { longestText, tooMuchText } from '../../expression/limits';
import type { Run } from '../Run';
import { leave } from '../undecided';
import { apply, isFunctionValue } from '../values/FunctionValue';
import { isMatcher, type Match } from '../values/Matcher';
import { checkLength, newSequence } from '../values/sequence';
import { expandReplacement } from '../values/expandReplacement';
import { type FunctionGroup, unusual } from './OwnFunction';

/** The matches in a text, at most so many. Functions that match as a regular expression does are left to jsonata. */
function* matches(text: string, pattern: unknown, limit: unknown): Generator<Match> {
  if (!isMatcher(pattern) || !isLimit(limit)) return leave();
  let count = 0;
  let match = limit === 0 ? undefined : pattern.find(text);
  while (match && (limit === undefined || count < limit)) {
    yield match;
    count++;
    match = match.next([], null) as Match | undefined;
  }
}

function includes(run: Run, text: string, token: string): boolean {
  run.clock.work(text.length);
  return text.includes(token);
}

function isLimit(limit: unknown): limit is number | undefined {
  return limit === undefined || (typeof limit === 'number' && limit >= 0);
}

function split(text: string, separator: unknown, limit: unknown): unknown {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of matches(text, separator, limit)) {
    parts.push(text.slice(from, start));
    checkLength(parts);
    from = end;
  }
  if (limit === undefined || parts.length < (limit as number)) parts.push(text.slice(from));
  return parts;
}

function cut(run: Run, text: string, separator: string): string[] {
  run.clock.work(text.length);
  return text.split(separator);
}

function replaceText(text: string, token: string, replacement: string, limit = Infinity): string {
  let result = '';
  let from = 0;
  let count = 0;
  for (let at = text.indexOf(token); at >= 0 && count < limit; at = text.indexOf(token, from)) {
    result += text.slice(from, at) + replacement;
    from = at + token.length;
    count++;
    if (result.length > longestText) throw tooMuchText();
  }
  return from === 0 ? text : result + text.slice(from);
}

function replaceMatches(
  text: string,
  pattern: unknown,
  replacement: unknown,
  limit: unknown,
  run: Run,
): string {
  let result = '';
  let from = 0;
  for (const match of matches(text, pattern, limit)) {
    const put: unknown = isFunctionValue(replacement)
      ? apply(replacement, [match], null, run)
      : expandReplacement(replacement as string, match);
    if (typeof put !== 'string') return leave();
    result += text.slice(from, match.start) + put;
    from = match.start + match.match.length;
    if (result.length > longestText) throw tooMuchText();
  }
  return result + text.slice(from);
}

export const patterns: FunctionGroup = (run) => ({
  contains: {
    two: (text, token) =>
      typeof text === 'string' && typeof token === 'string' ? includes(run, text, token) : unusual,
    implementation: ([text, token]) => {
      if (typeof text !== 'string' || token === undefined) return undefined;
      if (typeof token === 'string') return includes(run, text, token);
      return isMatcher(token) ? token.find(text) !== undefined : leave();
    },
  },
  match: {
    implementation: ([text, pattern, limit]) => {
      if (typeof text !== 'string') return undefined;
      const found = newSequence();
      for (const { match, start, groups } of matches(text, pattern, limit)) {
        found.push({ match, index: start, groups });
        checkLength(found);
      }
      return found;
    },
  },
  split: {
    two: (text, separator) =>
      typeof text === 'string' && typeof separator === 'string' ? cut(run, text, separator) : unusual,
    implementation: ([text, separator, limit]) => {
      if (typeof text !== 'string') return undefined;
      if (typeof separator !== 'string') return split(text, separator, limit);
      if (!isLimit(limit)) return leave();
      return limit === undefined ? cut(run, text, separator) : limit > 0 ? text.split(separator, limit) : [];
    },
  },
  replace: {
    three: (text, token, replacement) => {
      const areTexts =
        typeof text === 'string' && typeof token === 'string' && typeof replacement === 'string';
      if (!areTexts || token === '') return unusual;
      run.clock.work(text.length);
      return replaceText(text, token, replacement);
    },
    implementation: ([text, pattern, replacement, limit]) => {
      if (typeof text !== 'string') return undefined;
      const isPlain = typeof pattern === 'string' && typeof replacement === 'string' && pattern !== '';
      if (isPlain && isLimit(limit)) return replaceText(text, pattern, replacement, limit);
      return replaceMatches(text, pattern, replacement, limit, run);
    },
  },
});
