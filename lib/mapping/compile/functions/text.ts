import { longestText, tooMuchText } from '../../expression/limits';
import type { Run } from '../Run';
import { toText } from '../values/toText';
import { type FunctionGroup, type OwnFunction, unusual } from './OwnFunction';

/** Half of a character that takes two. */
const surrogate = /[\ud800-\udfff]/;
const spaces = /[ \t\n\r]+/g;
const space = 0x20;

function ofText(run: Run, compute: (text: string) => unknown): OwnFunction {
  return {
    one(text) {
      if (typeof text !== 'string') return text === undefined ? undefined : unusual;
      run.clock.work(text.length);
      return compute(text);
    },
  };
}

function ofTexts(run: Run, compute: (text: string, other: string) => unknown): OwnFunction {
  return {
    two(text, other) {
      if (typeof text !== 'string' || typeof other !== 'string') return unusual;
      run.clock.work(text.length);
      return compute(text, other);
    },
  };
}

/** Single spaces for all white space, and none at the ends. */
function trim(text: string): string {
  const even = isEven(text) ? text : text.replace(spaces, ' ');
  const from = even.charCodeAt(0) === space ? 1 : 0;
  const to = even.charCodeAt(even.length - 1) === space ? even.length - 1 : even.length;
  return from === 0 && to === even.length ? even : even.slice(from, Math.max(from, to));
}

/** Whether all white space is single spaces; most texts are so, and this is quicker than an expression for them. */
function isEven(text: string): boolean {
  let wasSpace = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > space) wasSpace = false;
    else if (code === space ? wasSpace : code === 0x09 || code === 0x0a || code === 0x0d) return false;
    else wasSpace = code === space;
  }
  return true;
}

function substring(run: Run, text: unknown, start: unknown, length?: unknown): unknown {
  if (typeof text !== 'string' || typeof start !== 'number') return unusual;
  if (length !== undefined && typeof length !== 'number') return unusual;
  run.clock.work(text.length);
  const characters = surrogate.test(text) ? [...text] : text;
  const from = characters.length + start < 0 ? 0 : start;
  if (length === undefined) return textOf(characters.slice(from));
  if (length <= 0) return '';
  return textOf(characters.slice(from, from >= 0 ? from + length : characters.length + from + length));
}

function textOf(characters: string | readonly string[]): string {
  return typeof characters === 'string' ? characters : characters.join('');
}

function join(run: Run, texts: unknown, separator: unknown): unknown {
  if (typeof separator !== 'string') return unusual;
  if (texts === undefined || typeof texts === 'string') return texts;
  if (!Array.isArray(texts)) return unusual;
  let total = 0;
  for (const text of texts as unknown[]) {
    if (typeof text !== 'string') return unusual;
    total += text.length + separator.length;
  }
  if (total > longestText) throw tooMuchText();
  run.clock.work(total);
  return texts.join(separator);
}

export const text: FunctionGroup = (run) => ({
  string: { one: (value) => (value === undefined ? undefined : toText(value, run)) },
  lowercase: ofText(run, (value) => value.toLowerCase()),
  uppercase: ofText(run, (value) => value.toUpperCase()),
  trim: ofText(run, trim),
  length: ofText(run, (value) => (surrogate.test(value) ? [...value].length : value.length)),
  substring: {
    two: (value, start) => substring(run, value, start),
    three: (value, start, length) => substring(run, value, start, length),
  },
  substringBefore: ofTexts(run, (value, token) => {
    const at = value.indexOf(token);
    return at < 0 ? value : value.slice(0, at);
  }),
  substringAfter: ofTexts(run, (value, token) => {
    const at = value.indexOf(token);
    return at < 0 ? value : value.slice(at + token.length);
  }),
  join: { one: (texts) => join(run, texts, ''), two: (texts, separator) => join(run, texts, separator) },
});
