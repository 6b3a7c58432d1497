import { isObject } from '../../../plan/json';

const deepest = 4;

/**
 * What to tell the user about connections inside of records that have more than was read: an answer holds only their
 * first pages, and no later page has the rest.
 */
export function nestedPagesWarning(records: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const record of records) look(record, [], counts);
  return [...counts].map(
    ([path, count]) =>
      `\`${path}\` of ${count} ${count === 1 ? 'record has' : 'records have'} more than was read: ask for more with "first", or add Options > Nested Connections.`,
  );
}

function look(value: unknown, path: readonly string[], counts: Map<string, number>): void {
  if (path.length > deepest) return;
  if (Array.isArray(value)) {
    for (const each of value) look(each, path, counts);
    return;
  }
  if (!isObject(value)) return;
  const { pageInfo } = value;
  if (path.length > 0 && isObject(pageInfo) && pageInfo.hasNextPage === true) {
    const name = path.join('.');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' && part !== null) look(part, [...path, key], counts);
  }
}
