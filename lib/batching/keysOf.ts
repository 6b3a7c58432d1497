import type { AnswerSpec } from '../plan/BatchSpec';
import { keysAt } from './answer/KeyIndex';
import type { BatchEntry, BatchStrategy } from './BatchStrategy';

/** The keys by which an answer may name the items of a batch; undefined for an item without one. */
export function keysOf(
  entries: readonly BatchEntry[],
  { keyAt }: BatchStrategy,
  { sentKey }: AnswerSpec,
): Array<string | undefined> {
  if (keyAt) return entries.map((_, position) => keyAt(position));
  return entries.map(({ value }) => keysAt(value, sentKey || 'id')[0]);
}
