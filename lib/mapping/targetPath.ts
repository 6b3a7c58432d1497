import { ApiError } from '../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import { formatPath, parsePath, type Path } from '../plan/path';

/** Names that would lead to a prototype. */
const unsafe: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);
const highestIndex = 10_000;

/**
 * Reads a path to write to. Names that lead to a prototype are refused, and so are positions beyond 10,000: a
 * typing error would fill the memory.
 *
 * @throws ApiError INVALID_SETTING or MAPPING_INVALID, which says what is wrong with the path
 */
export function parseTarget(text: string): Path {
  const path = parsePath(text);
  if (typeof path[0] === 'number') throw invalid(text, 'has to start with the name of a field');
  for (const segment of path) {
    if (unsafe.has(segment))
      throw invalid(text, `contains "${segment}", which is not allowed as a field name`);
    if (typeof segment === 'number' && segment > highestIndex)
      throw invalid(text, `contains the position ${segment}; the highest is ${highestIndex}`);
  }
  return path;
}

/**
 * Puts a value at a path of {@link parseTarget}; makes the objects and arrays on the way, with null for array
 * elements that nobody writes. Returns what is in the way, if anything: `"address" already holds text`.
 */
export function writeTarget(target: JsonObject, path: Path, value: JsonValue): string | undefined {
  let holder: JsonValue = target;
  const last = path.length - 1;
  for (let step = 0; step < last; step++) {
    const inside = partOf(holder, path[step]!);
    const wantsArray = typeof path[step + 1] === 'number';
    if (inside === undefined || inside === null) {
      const made: JsonValue = wantsArray ? [] : {};
      setPart(holder, path[step]!, made);
      holder = made;
    } else if (wantsArray ? Array.isArray(inside) : isObject(inside)) {
      holder = inside;
    } else {
      return `"${formatPath(path.slice(0, step + 1))}" already holds ${kindOf(inside)}`;
    }
  }
  setPart(holder, path[last]!, value);
  return undefined;
}

function partOf(holder: JsonValue, segment: string | number): JsonValue | undefined {
  return Object.hasOwn(holder as object, segment) ? (holder as JsonObject)[segment] : undefined;
}

function setPart(holder: JsonValue, segment: string | number, value: JsonValue): void {
  if (Array.isArray(holder)) while (holder.length < (segment as number)) holder.push(null);
  (holder as JsonObject)[segment] = value;
}

function kindOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

function invalid(text: string, why: string): ApiError {
  return new ApiError('MAPPING_INVALID', { subject: `"${text}" ${why}` });
}
