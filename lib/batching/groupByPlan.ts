import type { RequestPlan } from '../plan/RequestPlan';
import type { BatchEntry } from './BatchStrategy';

/** An entry with the plan that its item's form made, and the item's number. */
export interface PlannedEntry {
  readonly itemIndex: number;
  readonly plan: RequestPlan;
  readonly entry: BatchEntry;
}

/** Entries that may share a request: those with the same plan, in the order in which they came. */
export function groupByPlan(planned: readonly PlannedEntry[]): PlannedEntry[][] {
  const groups = new Map<string, PlannedEntry[]>();
  for (const each of planned) {
    const key = JSON.stringify(each.plan);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}
