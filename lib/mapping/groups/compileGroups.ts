import type { JsonObject, JsonValue } from '../../plan/json';
import { isPlainPath, parsePath, readPath } from '../../plan/path';
import { andThen } from '../andThen';
import { checkTargets } from '../checkTargets';
import { compileExpression, type Bindings, defaultTimeLimitMs } from '../expression';
import { compileLevel } from '../lists/compileLevel';
import { listPath } from '../lists/listPath';
import type { MapItem } from '../Mapped';
import type { FieldRule, MappingDocument } from '../MappingDocument';
import { inRow, rowError } from '../mappingErrors';
import { parseTarget, writeTarget } from '../targetPath';
import { type Aggregate, aggregates } from './aggregates';

/** Many items into one: items with the same key are put together once each of them has been mapped. */
export interface Grouping {
  /** What the item is grouped by, as text; undefined for an item without such a value. */
  keyOf(item: JsonObject, bindings?: Bindings): string | undefined | Promise<string | undefined>;
  /** The item that a group becomes, from what `map` made of its items. */
  combine(parts: readonly JsonObject[]): JsonObject;
}

/** What one row adds to a group's item. */
interface Column {
  readonly name: string;
  readonly aggregate: Aggregate;
  readonly path: ReturnType<typeof parseTarget>;
  /** The field inside an element, for a row that fills a list: each item of the group gives an element. */
  readonly inside?: string;
}

/**
 * Rules whose items are grouped: `map` gives the values of one item's rows, `grouping` puts them together.
 *
 * @throws ApiError MAPPING_INVALID
 */
export async function compileGroups(
  fields: readonly FieldRule[],
  groupBy: string,
  settings: Omit<MappingDocument, 'version' | 'fields'>,
): Promise<{ map: MapItem; grouping: Grouping }> {
  const columns = fields.map(toColumn);
  checkColumns(columns);
  // Each row gets a field of its own, so that none is in the way of another before they are combined.
  const rules = fields.map((rule, row) => ({ rule: { ...rule, target: columns[row]!.name }, row }));
  const inner = await compileLevel({ rules, lists: [] }, { ...settings, unmapped: 'drop' });
  const names = new Map(columns.map(({ name }, row) => [name, fields[row]!.target]));
  return {
    map: (item, bindings, files) =>
      andThen(inner(item, bindings, files), (mapped) => {
        if (mapped.problems.length === 0) return mapped;
        const problems = mapped.problems.map((problem) => ({
          ...problem,
          path: names.get(problem.path) ?? problem.path,
        }));
        return { ...mapped, problems };
      }),
    grouping: { keyOf: await keyReader(groupBy, settings), combine: (parts) => combine(columns, parts) },
  };
}

function toColumn(rule: FieldRule, row: number): Column {
  const { target, aggregate: way = 'first', source = '' } = rule;
  const aggregate = inRow(row, 'Combine', () => aggregates.get(way));
  const list = listPath(target);
  if (list && list.lists.length > 1)
    throw rowError(row, 'Target', 'grouped items make one list, not lists within lists');
  if (listPath(source))
    throw rowError(row, 'Source', 'a list of the item cannot be taken apart where items are grouped');
  const path = inRow(row, 'Target', () => parseTarget(list ? list.lists[0]! : target));
  if (list?.rest) inRow(row, 'Target', () => parseTarget(list.rest));
  return { name: `row${row}`, aggregate, path, ...(list && { inside: list.rest }) };
}

function checkColumns(columns: readonly Column[]): void {
  const firstOfList = new Set<string>();
  const own = columns.flatMap(({ path, inside }, row) => {
    if (inside === undefined) return [{ path, row }];
    const key = JSON.stringify(path);
    if (firstOfList.has(key)) return [];
    firstOfList.add(key);
    return [{ path, row }];
  });
  checkTargets(own);
  for (const key of firstOfList) {
    const members = columns.flatMap(({ path, inside }, row) =>
      inside && JSON.stringify(path) === key ? [{ path: parseTarget(inside), row }] : [],
    );
    checkTargets(members);
  }
}

async function keyReader(
  groupBy: string,
  { timeLimitMs = defaultTimeLimitMs }: Pick<MappingDocument, 'timeLimitMs'>,
): Promise<Grouping['keyOf']> {
  if (isPlainPath(groupBy)) {
    const path = parsePath(groupBy);
    return (item) => keyText(readPath(item, path));
  }
  const expression = await compileExpression(groupBy, { timeLimitMs });
  return (item, bindings) => andThen(expression.evaluateSoon(item, { item, ...bindings }), keyText);
}

function keyText(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : JSON.stringify(value);
}

function combine(columns: readonly Column[], parts: readonly JsonObject[]): JsonObject {
  const result: JsonObject = {};
  const lists = new Map<string, JsonValue[]>();
  for (const { name, aggregate, path, inside } of columns) {
    if (inside === undefined) {
      const values = parts.flatMap((part) => (part[name] === undefined ? [] : [part[name]]));
      const value = aggregate.combine(values);
      if (value !== undefined) writeTarget(result, path, value);
      continue;
    }
    const key = JSON.stringify(path);
    const elements = lists.get(key) ?? parts.map((): JsonObject => ({}));
    if (!lists.has(key)) writeTarget(result, path, elements);
    lists.set(key, elements);
    parts.forEach((part, at) => {
      const value = part[name];
      if (inside === '') elements[at] = value ?? null;
      else if (value !== undefined) writeTarget(elements[at] as JsonObject, parseTarget(inside), value);
    });
  }
  return result;
}
