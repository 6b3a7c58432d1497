import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../lib';

/** What one run leaves for the next, by its key. */
export interface Kept {
  readonly key: string;
  readonly memory: JsonObject;
}

/** Positions that were not written for the longest time go first: static data is stored with the workflow. */
const mostKept = 1_000;

const place = 'apiIntegrationMemory';

/** What an earlier execution of this node has left under a key; undefined when there is nothing. */
export function recall(context: IExecuteFunctions, key: string): unknown {
  return keptBy(context)[key];
}

/** Keeps memories in the node's static data, which n8n saves after the execution; not after a manual one. */
export function remember(context: IExecuteFunctions, news: readonly Kept[]): void {
  if (news.length === 0) return;
  const all = new Map(Object.entries(keptBy(context)));
  for (const { key, memory } of news) {
    all.delete(key);
    all.set(key, memory);
  }
  const newest = [...all].slice(-mostKept);
  context.getWorkflowStaticData('node')[place] = Object.fromEntries(newest) as IDataObject;
}

/** A copy: n8n's own objects watch every access. */
function keptBy(context: IExecuteFunctions): JsonObject {
  const kept = context.getWorkflowStaticData('node')[place];
  return isObject(kept) ? (JSON.parse(JSON.stringify(kept)) as JsonObject) : {};
}
