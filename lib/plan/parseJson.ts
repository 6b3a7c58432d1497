import { setImmediate } from 'node:timers/promises';
import { mayHoldLongInteger } from './mayHoldLongInteger';

/** Far more than data has; about ten thousand levels exhaust the stack of whatever walks the data later. */
const deepestNesting = 1000;

export interface ParsedJson {
  readonly value: unknown;
  /** How many integers had to be kept as text. */
  readonly exactIntegers: number;
}

/** What stands in the JSON for an integer that a number cannot hold. */
type WriteInteger = (digits: string) => string;

const asText: WriteInteger = (digits) => `"${digits}"`;

/**
 * JSON.parse that rounds no integer: those that a JavaScript number cannot hold stay exact, as strings. Texts
 * without long numbers cost no more than JSON.parse itself. `write` puts something else in their place.
 * @throws SyntaxError for what is not JSON (RFC 8259), or nested beyond reason (section 9 allows limits)
 */
export function parseJson(text: string, write: WriteInteger = asText): ParsedJson {
  const value: unknown = JSON.parse(text);
  checkDepth(text);
  return withExactIntegers(text, value, write);
}

/**
 * The same for texts of megabytes: other work of the process gets its turn between the passes.
 * @throws SyntaxError as parseJson does
 */
export async function parseJsonInTurns(text: string): Promise<ParsedJson> {
  const value: unknown = JSON.parse(text);
  await setImmediate();
  checkDepth(text);
  await setImmediate();
  return withExactIntegers(text, value, asText);
}

function checkDepth(text: string): void {
  if (nestsTooDeep(text)) throw new SyntaxError(`It is nested more than ${deepestNesting} levels deep`);
}

function withExactIntegers(text: string, value: unknown, write: WriteInteger): ParsedJson {
  if (!mayHoldLongInteger(text)) return { value, exactIntegers: 0 };
  const quoted = quoteUnsafeIntegers(text, write);
  return quoted.count === 0
    ? { value, exactIntegers: 0 }
    : { value: JSON.parse(quoted.text), exactIntegers: quoted.count };
}

/** Strings are matched first, so digits in them are left alone; the text is known to be JSON. */
function quoteUnsafeIntegers(text: string, write: WriteInteger): { text: string; count: number } {
  let count = 0;
  let out = '';
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const char = text.charCodeAt(at);
    if (char === quote) {
      at = endOfString(text, at);
    } else if (char === minus || (char >= zero && char <= nine)) {
      const end = endOfNumber(text, at);
      const number = text.slice(at, end);
      if (isUnsafeInteger(number)) {
        out += text.slice(copied, at) + write(number);
        copied = end;
        count += 1;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  return { text: out + text.slice(copied), count };
}

const quote = 0x22;
const backslash = 0x5c;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const largeE = 0x45;
const smallE = 0x65;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Few texts have as many brackets as it takes, so hardly any is read to the end for this. */
function nestsTooDeep(text: string): boolean {
  if (!hasMany(text, '[') && !hasMany(text, '{')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === quote) at = endOfString(text, at) - 1;
    else if (char === openBracket || char === openBrace) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (char === closeBracket || char === closeBrace) depth -= 1;
  }
  return false;
}

/** Whether half of the levels, or more, could be of this kind. */
function hasMany(text: string, bracket: string): boolean {
  let at = -1;
  for (let count = 0; count <= deepestNesting / 2; count += 1) {
    at = text.indexOf(bracket, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
  return slashes % 2 === 1;
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (isOfNumber(text.charCodeAt(end))) end += 1;
  return end;
}

/** Digits, `+`, `-`, `.`, `e` and `E`; a slash is none, but cannot follow a number. */
function isOfNumber(code: number): boolean {
  return code >= plus && code <= nine ? code !== comma : code === smallE || code === largeE;
}

function isUnsafeInteger(number: string): boolean {
  return number.length >= 16 && /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number));
}
