import type { JsonObject } from '../plan/json';
import type { CompiledMapping } from './compileMapping';
import type { Bindings } from './expression';
import type { Mapped } from './Mapped';
import type { FileNames } from './types/ValueType';

/** What an item becomes, or each of the items that it is split into. Each has problems of its own. */
export async function mapEach(
  { map, split }: CompiledMapping,
  item: JsonObject,
  bindings?: Bindings,
  files?: FileNames,
): Promise<Array<{ readonly part: JsonObject; readonly mapped: Mapped }>> {
  if (!split) {
    const made = map(item, bindings, files);
    return [{ part: item, mapped: made instanceof Promise ? await made : made }];
  }
  const results = [];
  for (const part of split(item))
    results.push({ part, mapped: await map(part, { ...bindings, item: part }, files) });
  return results;
}
