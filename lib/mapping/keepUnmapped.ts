import type { JsonObject } from '../plan/json';
import type { CompiledRule } from './compileRule';

/**
 * The fields of an item that the result keeps: all but those that a rule takes as a whole (`user`, not
 * `user.name`) and those that a rule writes. Fields that a rule writes into are copied, as items are never changed.
 */
export function keepUnmapped(
  rules: readonly CompiledRule[],
  used: readonly string[] = [],
): (item: JsonObject) => JsonObject {
  const left = new Set<unknown>(['__proto__', ...used]);
  const writtenInto = new Set<unknown>();
  for (const { source, name, path } of rules) {
    if (source?.length === 1) left.add(source[0]);
    if (name !== undefined) left.add(name);
    else writtenInto.add(path[0]);
  }
  return (item) => {
    const kept: JsonObject = {};
    for (const key of Object.keys(item)) {
      if (left.has(key)) continue;
      kept[key] = writtenInto.has(key) ? structuredClone(item[key]!) : item[key]!;
    }
    return kept;
  };
}
