import type { JsonObject } from '../plan/json';
import { andThen } from './andThen';
import type { CompiledMapping } from './compileMapping';
import type { Bindings } from './expression';
import { inTurns } from './inTurns';
import type { Mapped } from './Mapped';
import type { FileNames } from './types/ValueType';

/** An item, or one of those that it is split into, and what it becomes. */
export interface MappedPart {
  readonly part: JsonObject;
  readonly mapped: Mapped;
}

/** What an item becomes, or each of the items that it is split into. Each has problems of its own. */
export function mapEach(
  { map, split }: CompiledMapping,
  item: JsonObject,
  bindings?: Bindings,
  files?: FileNames,
): MappedPart[] | Promise<MappedPart[]> {
  if (!split) return andThen(map(item, bindings, files), (mapped) => [{ part: item, mapped }]);
  const parts = split(item);
  const results: MappedPart[] = [];
  const done = inTurns(parts.length, (index) => {
    const part = parts.part(index);
    return andThen(map(part, { ...bindings, item: part }, files), (mapped) => {
      results.push({ part, mapped });
    });
  });
  return andThen(done, () => results);
}
