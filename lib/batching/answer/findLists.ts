import { isObject } from '../../plan/json';
import { formatPath, parsePath, type Path, readPath } from '../../plan/path';

/** Names of lists that name failures only. */
const errorLists = /^(errors|failed|failures|rejected|insertErrors|failed_?records|failedItems|errored)$/i;
/** Names under which APIs put one result an item, the most telling first. */
const resultLists = [
  'results',
  'responses',
  'items',
  'records',
  'value',
  'values',
  'data',
  'Successful',
  'succeeded',
];
const deepest = 2;

interface Found {
  readonly path: Path;
  readonly list: readonly unknown[];
}

/** The errors of an answer that keeps them in a list of their own. */
export function findErrors(body: unknown, errorsAt: string): readonly unknown[] {
  if (errorsAt !== '') {
    const value = readPath(body, parsePath(errorsAt));
    return Array.isArray(value) ? value : [];
  }
  return listsIn(body, []).find(({ path }) => isErrorList(path))?.list ?? [];
}

/**
 * The list of results: where the user says, else the body itself, else the list whose length fits the number of
 * items, else the one with the most usual name.
 *
 * @param lengths the lengths that fit, best first
 */
export function findResults(
  body: unknown,
  resultsAt: string,
  lengths: readonly number[],
): readonly unknown[] | undefined {
  if (resultsAt !== '') {
    const value = readPath(body, parsePath(resultsAt));
    return Array.isArray(value) ? value : undefined;
  }
  if (Array.isArray(body)) return body;
  const lists = listsIn(body, [])
    .filter(({ path, list }) => !isErrorList(path) && (rank(path) < resultLists.length || ofObjects(list)))
    .sort((a, b) => rank(a.path) - rank(b.path));
  const fitting = lengths.flatMap((length) => lists.find(({ list }) => list.length === length) ?? []);
  return (fitting[0] ?? lists[0])?.list;
}

/** A list of plain values under an unusual name is a field like any other. */
function ofObjects(list: readonly unknown[]): boolean {
  return list.every((entry) => typeof entry === 'object');
}

function isErrorList(path: Path): boolean {
  return errorLists.test(formatPath(path.slice(-1)));
}

function rank(path: Path): number {
  const at = resultLists.indexOf(String(path.at(-1)));
  return at < 0 ? resultLists.length : at;
}

function listsIn(value: unknown, at: Path): Found[] {
  if (Array.isArray(value)) return at.length > 0 ? [{ path: at, list: value }] : [];
  if (!isObject(value) || at.length >= deepest) return [];
  return Object.entries(value).flatMap(([name, part]) => listsIn(part, [...at, name]));
}
