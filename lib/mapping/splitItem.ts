import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import { type Path, readPath, writePath } from '../plan/path';

/**
 * The items that an item becomes when it is split at a list: each has one element in the list's place and all other
 * fields as they are. An item without the list, or with an empty one, becomes none.
 */
export function splitItem(item: JsonObject, path: Path): JsonObject[] {
  const found = readPath(item, path) as JsonValue | undefined;
  if (found === undefined || found === null) return [];
  const elements = Array.isArray(found) ? found : [found];
  return elements.map((element) => {
    const copy = copyAlong(item, path);
    writePath(copy, path, element);
    return copy;
  });
}

/** A copy of the objects that lead to a path; what is beside them is shared. */
function copyAlong(value: JsonObject, [name, ...rest]: Path): JsonObject {
  const copy = { ...value };
  const inside = name === undefined ? undefined : copy[name];
  if (rest.length > 0 && isObject(inside)) copy[name!] = copyAlong(inside as JsonObject, rest);
  return copy;
}
