import { ApiError } from '../errors/ApiError';
import { isObject, type JsonValue } from './json';

/** The steps of a plain path: field names and array indexes. */
export type Path = ReadonlyArray<string | number>;

/** `name`, `[0]`, `["odd key"]` or `` `odd key` `` (as JSONata writes it), with the dot before it. */
const step =
  /\.?(?:([\p{L}_$@][\p{L}\p{N}_$@-]*)|`([^`]+)`|"([^"]+)"|\[(\d+)\]|\["((?:\\.|[^"\\])+)"\]|\['((?:\\.|[^'\\])+)'\])/uy;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const largestIndex = 10_000;

/** Whether a text is a plain path such as `orders[0].address.city`, and not an expression. */
export function isPlainPath(text: string): boolean {
  return parse(text.trim()) !== undefined;
}

/** @throws ApiError INVALID_SETTING when the text is no plain path */
export function parsePath(text: string): Path {
  const path = parse(text.trim());
  if (path) return path;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${text}" is not a path`,
    hint: 'Write field names with dots between them, such as data.items[0].id; put odd names in backquotes.',
  });
}

/** A path as text that `parsePath` reads back. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(part) ? part : `\`${part}\``;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** The value at a path, by own fields only; undefined where the path leads nowhere. */
export function readPath(value: unknown, path: Path): unknown {
  let current = value;
  for (const part of path) {
    if (Array.isArray(current) && typeof part === 'number') current = current[part] as unknown;
    else if (isObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}

/**
 * Sets the value at a path, making the objects and arrays on the way.
 * @throws ApiError INVALID_SETTING when the path leads into a value that is no object or array, or is not safe
 */
export function writePath(target: JsonValue, path: Path, value: JsonValue): void {
  let current: JsonValue = target;
  path.forEach((part, at) => {
    const isLast = at === path.length - 1;
    const holder = asHolder(current, part, path);
    if (isLast) holder[part] = value;
    else {
      if (!Object.hasOwn(holder, part)) holder[part] = typeof path[at + 1] === 'number' ? [] : {};
      current = holder[part]!;
    }
  });
}

/** Takes the field or element at a path away; nothing happens where the path leads nowhere. */
export function removePath(target: JsonValue, path: Path): void {
  const holder = path.length > 1 ? readPath(target, path.slice(0, -1)) : target;
  const last = path.at(-1);
  if (Array.isArray(holder) && typeof last === 'number') holder.splice(last, 1);
  else if (isObject(holder) && typeof last === 'string') delete holder[last];
}

function asHolder(value: JsonValue, part: string | number, path: Path): Record<string | number, JsonValue> {
  const isSafe = typeof part === 'number' ? part <= largestIndex : !forbidden.has(part);
  const fits = typeof part === 'number' ? Array.isArray(value) : isObject(value);
  if (isSafe && fits) return value as Record<string | number, JsonValue>;
  const problem = isSafe
    ? `leads into a value that is no ${typeof part === 'number' ? 'list' : 'object'}`
    : 'is not allowed';
  throw new ApiError('INVALID_SETTING', { subject: `The path "${formatPath(path)}" ${problem}` });
}

function parse(text: string): Path | undefined {
  const path: Array<string | number> = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    if (path.length === 0 && text.startsWith('.')) return undefined;
    const match = step.exec(text);
    if (!match) return undefined;
    const [, name, backquoted, quoted, index, bracketed, bracketedSingle] = match;
    path.push(
      index === undefined
        ? (name ?? backquoted ?? quoted ?? unescaped(bracketed ?? bracketedSingle ?? ''))
        : Number(index),
    );
  }
  return path.length > 0 ? path : undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
