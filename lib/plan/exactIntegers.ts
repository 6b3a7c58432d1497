import { isObject, type JsonValue } from './json';
import { parseJson } from './parseJson';

/** In data, an integer that a JavaScript number cannot hold: `{"$integer": "12345678901234567890"}`. */
const integerKey = '$integer';

/** Begins the text that stands for an integer while JSON is written; no text of a user's has it. */
const mark = '\u0000integer ';
const marked = /"\\u0000integer (-?\d+)"/g;

/**
 * JSON.parse that keeps integers beyond 2^53 as `{"$integer": "…"}`.
 * @throws SyntaxError for what is not JSON
 */
export function parseExact(text: string): JsonValue {
  return parseJson(text, (digits) => `{"${integerKey}":"${digits}"}`).value as JsonValue;
}

/** JSON.stringify that writes `{"$integer": "…"}` as the number itself, every digit of it. */
export function stringifyExact(value: JsonValue): string {
  let count = 0;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    const digits = exactDigits(part);
    if (digits === undefined) return part;
    count += 1;
    return `${mark}${digits}`;
  });
  return count === 0 ? text : text.replace(marked, '$1');
}

/** The digits of an `{"$integer": …}`; undefined for anything else. */
export function exactDigits(value: unknown): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  const digits = value[integerKey];
  const text = typeof digits === 'number' || typeof digits === 'string' ? String(digits) : '';
  return /^-?\d+$/.test(text) ? text : undefined;
}

/** An integer of any size as data. */
export function exactInteger(digits: string): JsonValue {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : { [integerKey]: digits };
}
