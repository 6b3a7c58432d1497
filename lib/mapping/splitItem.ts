import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import { type Path, readPath, writePath } from '../plan/path';

/** The items that an item becomes when it is split at a list. They are made one by one: a list may be long. */
export interface SplitItem {
  readonly length: number;
  part(index: number): JsonObject;
}

/**
 * Splits an item at a list: each part has one element in the list's place and all other fields as they are. An item
 * without the list, or with an empty one, has none.
 */
export function splitItem(item: JsonObject, path: Path): SplitItem {
  const found = readPath(item, path) as JsonValue | undefined;
  const elements = found === undefined || found === null ? [] : Array.isArray(found) ? found : [found];
  return {
    length: elements.length,
    part(index) {
      const copy = copyAlong(item, path);
      writePath(copy, path, elements[index]!);
      return copy;
    },
  };
}

/** A copy of the objects that lead to a path; what is beside them is shared. */
function copyAlong(value: JsonObject, [name, ...rest]: Path): JsonObject {
  const copy = { ...value };
  const inside = name === undefined ? undefined : copy[name];
  if (rest.length > 0 && isObject(inside)) copy[name!] = copyAlong(inside as JsonObject, rest);
  return copy;
}
