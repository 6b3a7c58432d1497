import type { JsonValue } from '../../plan/json';

const longest = 60;

/** A value in a sentence, shortened: `"abc"`, `12`, `a list`, `an object`, `an empty text`. */
export function describeValue(value: JsonValue): string {
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return value === null ? 'an empty value' : String(value);
}

export function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
