import type { AnswerSpec } from '../../plan/BatchSpec';
import { type KeyIndex, keysAt } from './KeyIndex';

/** The result of each position that has one. */
export type MatchedResults = ReadonlyMap<number, unknown>;

/**
 * Tells which items the results belong to: by key where the user says so, or where all results carry keys that the
 * items have; otherwise by their order. Undefined when they do not fit.
 *
 * @param failed positions that an error list names; their results may be left out
 */
export function matchResults(
  results: readonly unknown[],
  { match, resultKey, sentKey }: AnswerSpec,
  keys: KeyIndex,
  count: number,
  failed: ReadonlySet<number>,
): MatchedResults | undefined {
  const path = resultKey || sentKey || 'id';
  const isKeyed = match === 'key' || (match === 'auto' && namesOnlySent(results, path, keys));
  return isKeyed ? byKey(results, path, keys) : byOrder(results, count, failed);
}

/** Two items of the same key would be told apart by their order only. */
function namesOnlySent(results: readonly unknown[], path: string, keys: KeyIndex): boolean {
  return (
    keys.isComplete &&
    results.length > 0 &&
    results.every((result) => keysAt(result, path).some((key) => keys.of(key).length > 0))
  );
}

/** Results of one key go to its items in turn; the last one serves those that are left. */
function byKey(results: readonly unknown[], path: string, keys: KeyIndex): MatchedResults {
  const matched = new Map<number, unknown>();
  for (const result of results) {
    for (const key of keysAt(result, path)) {
      const free = keys.of(key).filter((position) => !matched.has(position));
      if (free.length > 0) matched.set(free[0]!, result);
    }
  }
  for (const result of results) {
    for (const key of keysAt(result, path)) {
      for (const position of keys.of(key)) if (!matched.has(position)) matched.set(position, result);
    }
  }
  return matched;
}

/** One result for each item, or one for each that no error names. */
function byOrder(
  results: readonly unknown[],
  count: number,
  failed: ReadonlySet<number>,
): MatchedResults | undefined {
  const all = Array.from({ length: count }, (_, position) => position);
  const succeeded = all.filter((position) => !failed.has(position));
  const positions = results.length === count ? all : succeeded;
  if (results.length !== positions.length) return undefined;
  return new Map(positions.map((position, at) => [position, results[at]]));
}
