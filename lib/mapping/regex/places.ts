import type { Place } from './Pattern';

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
}

/** Whether a text has such a place before the character at `at`. */
export function isPlace(place: Place, text: string, at: number, { multiline }: Flags): boolean {
  switch (place) {
    case 'start':
      return at === 0 || (multiline && isLineEnd(text.charCodeAt(at - 1)));
    case 'end':
      return at === text.length || (multiline && isLineEnd(text.charCodeAt(at)));
    default: {
      const isBoundary = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
      return isBoundary === (place === 'boundary');
    }
  }
}

/**
 * How long the repetition of a group's match is at a place; -1 when the text differs. A group that matched nothing
 * repeats nothing.
 */
export function repeatLength(
  registers: Int32Array,
  group: number,
  text: string,
  at: number,
  { ignoreCase }: Flags,
): number {
  const from = registers[2 * group]!;
  const to = registers[2 * group + 1]!;
  if (from < 0 || to < 0) return 0;
  const repeated = text.slice(from, to);
  const here = text.slice(at, at + repeated.length);
  const isSame = ignoreCase ? here.toUpperCase() === repeated.toUpperCase() : here === repeated;
  return isSame ? repeated.length : -1;
}

/** `code` is NaN outside the text. */
function isWord(code: number): boolean {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter || (code >= 48 && code <= 57) || code === 95;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}
