import type { INodeExecutionData } from 'n8n-workflow';
import { type Grouping, inTurns, type JsonObject, type MappedPart } from '../../lib';
import type { ItemRun } from './ItemRun';
import type { ItemBindings } from '../shared/mapping/bindings';
import type { ResultCheck } from './mapItems';

interface Group {
  readonly grouping: Grouping;
  readonly parts: JsonObject[];
  readonly indexes: number[];
}

/** Items on their way into groups, in the order in which each group's first item came. */
export class GroupedItems {
  private readonly groups = new Map<string, Group>();

  /** Adds what an item was mapped to. Items without a value to group by stay alone. */
  async add(
    grouping: Grouping,
    parts: readonly MappedPart[],
    index: number,
    bindings: ReturnType<ItemBindings>,
  ): Promise<void> {
    for (const [at, { part, mapped }] of parts.entries()) {
      if (mapped.status === 'rejected') continue;
      const key = (await grouping.keyOf(part, bindings)) ?? `alone ${index} ${at}`;
      const group = this.groups.get(key) ?? { grouping, parts: [], indexes: [] };
      this.groups.set(key, group);
      group.parts.push(...mapped.values);
      if (group.indexes.at(-1) !== index) group.indexes.push(index);
    }
  }

  /** Puts each group's item where its first item was, paired with all of them. */
  async deliver(run: ItemRun, check: ResultCheck, items: readonly INodeExecutionData[]): Promise<void> {
    const groups = [...this.groups.values()];
    await inTurns(groups.length, (at) => {
      const { grouping, parts, indexes } = groups[at]!;
      const [first] = indexes as [number];
      const pairedItem = indexes.map((item) => ({ item }));
      const { json, problems } = check(grouping.combine(parts));
      const binary = items[first]?.binary;
      const made = { json, ...(binary && { binary }), pairedItem };
      const isWrong = problems.length > 0;
      run.addTo(first, { done: isWrong ? [] : [made], rejected: isWrong ? [{ item: json, problems }] : [] });
    });
  }
}
