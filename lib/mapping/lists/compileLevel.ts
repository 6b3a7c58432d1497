import type { JsonObject, JsonValue } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import { andThen } from '../andThen';
import { checkTargets } from '../checkTargets';
import { compileRule } from '../compileRule';
import { type MapItem, type Mapped, type MappingProblem } from '../Mapped';
import type { MappingDocument } from '../MappingDocument';
import { mapByRules } from '../mapByRules';
import { parseTarget, writeTarget } from '../targetPath';
import type { LevelPlan, ListPlan, PlacedRule, SharedRule } from './planLevel';
import { inTurns } from '../inTurns';
import { inRow, rowError } from '../mappingErrors';
import { defaultTimeLimitMs } from '../expression';

type Settings = Omit<MappingDocument, 'version' | 'fields'>;

/** A list that an object gets: each element of the source's list makes one of the target's. */
interface CompiledList {
  readonly target: string;
  write(result: JsonObject, elements: JsonValue): string | undefined;
  read(item: JsonObject): unknown;
  readonly map: MapItem;
  readonly isPlain: boolean;
  readonly shared: ReadonlyArray<SharedRule & { readonly key: string }>;
}

/** The name under which the value of an element that is no object is made. */
const element = 'element';

/** @throws ApiError MAPPING_INVALID */
export async function compileLevel(plan: LevelPlan, settings: Settings): Promise<MapItem> {
  if (plan.lists.length === 0) return await compileRows(plan.rules, settings);
  const lists = await Promise.all(plan.lists.map((list, at) => compileList(list, at, settings)));
  checkTargets([
    ...plan.rules.map(({ rule, row }) => ({
      row,
      path: inRow(row, 'Target', () => parseTarget(rule.target)),
    })),
    ...plan.lists.map(({ target, row }) => ({ row, path: parseTarget(target) })),
  ]);
  const hidden = lists.flatMap(({ shared }) =>
    shared.map(({ rule, row, key }) => ({
      rule: { ...rule, target: `\`${key}\`` },
      row,
      shownAs: rule.target,
    })),
  );
  const used = plan.lists.map(({ source }) => String(parsePath(source)[0]));
  const base = await compileRows([...plan.rules, ...hidden], settings, used);
  return (item, bindings, files) =>
    andThen(base(item, bindings, files), (outer) => {
      const made: Made = {
        result: outer.status === 'mapped' ? outer.values[0]! : {},
        problems: [...outer.problems],
        rejected: outer.status === 'rejected',
      };
      const root = { item, ...bindings };
      const filled = inTurns(lists.length, (at) => fillList(lists[at]!, item, made, root, files));
      return andThen(filled, (): Mapped => {
        const { result, problems, rejected } = made;
        return rejected && settings.invalid !== 'null'
          ? { status: 'rejected', problems, source: item }
          : { status: 'mapped', values: [result], problems };
      });
    });
}

/** The object being made, with what is wrong so far. */
interface Made {
  readonly result: JsonObject;
  readonly problems: MappingProblem[];
  rejected: boolean;
}

async function compileRows(
  rules: ReadonlyArray<PlacedRule & { readonly shownAs?: string }>,
  settings: Settings,
  used?: readonly string[],
): Promise<MapItem> {
  const compiled = [];
  for (const { rule, row, shownAs, takesWhole } of rules) {
    const own = await compileRule(rule, row, settings.timeLimitMs ?? defaultTimeLimitMs);
    compiled.push({
      ...own,
      ...(takesWhole && { read: (item: JsonObject) => item, source: undefined }),
      rule: { ...own.rule, ...(shownAs !== undefined && { target: shownAs }) },
    });
  }
  checkTargets(compiled);
  return mapByRules(compiled, settings, used);
}

async function compileList(plan: ListPlan, at: number, settings: Settings): Promise<CompiledList> {
  const isPlain = checkElement(plan);
  const level = {
    ...plan.level,
    rules: plan.level.rules.map(({ rule, ...place }) => ({
      ...place,
      rule: rule.target === '' ? { ...rule, target: element } : rule,
    })),
  };
  const source = parsePath(plan.source);
  const target = parseTarget(plan.target);
  return {
    target: plan.target,
    isPlain,
    read: (item) => readPath(item, source),
    write: (result, elements) => writeTarget(result, target, elements),
    map: await compileLevel(level, { ...settings, unmapped: 'drop' }),
    shared: plan.shared.map((rule, index) => ({ ...rule, key: `\u0001 list ${at}, ${index}` })),
  };
}

/** Whether the elements are plain values. They are one thing or the other, and no field is filled twice. */
function checkElement({ target, level, shared }: ListPlan): boolean {
  const inside = [
    ...level.rules.map(({ rule, row }) => ({ row, text: rule.target })),
    ...level.lists.map((list) => ({ row: list.row, text: list.target })),
    ...shared.map(({ inside: text, row }) => ({ row, text })),
  ];
  const plain = inside.find(({ text }) => text === '');
  const other = inside.find((each) => each !== plain);
  if (plain && other)
    throw rowError(
      other.row,
      'Target',
      `row ${plain.row + 1} fills the elements of "${target}[]" as a whole already`,
    );
  if (plain) return true;
  checkTargets(inside.map(({ row, text }) => ({ row, path: inRow(row, 'Target', () => parseTarget(text)) })));
  return false;
}

/** An element that is missing a value is no reason to leave the others out: all problems are found. */
function fillList(
  list: CompiledList,
  item: JsonObject,
  made: Made,
  bindings: Parameters<MapItem>[1],
  files: Parameters<MapItem>[2],
): void | Promise<void> {
  const { problems, result } = made;
  const found = list.read(item);
  // APIs that grew out of XML send a single element without its list.
  const elements = (Array.isArray(found) ? found : [found]) as JsonObject[];
  const filled: JsonValue[] = [];
  const add = (index: number, mapped: Mapped): void => {
    for (const problem of mapped.problems) problems.push(atElement(list, index, problem));
    if (mapped.status === 'rejected') made.rejected = true;
    else filled.push(withShared(list, mapped.values[0]!, result));
  };
  const isMissing = found === undefined || found === null;
  const done = inTurns(isMissing ? 0 : elements.length, (index) => {
    const each = elements[index] ?? (list.isPlain ? elements[index]! : {});
    return andThen(list.map(each, bindings, files), (mapped) => add(index, mapped));
  });
  return andThen(done, () => {
    for (const { key } of list.shared) delete result[key];
    const obstacle = isMissing ? undefined : list.write(result, filled);
    if (obstacle === undefined) return;
    problems.push({ path: list.target, rule: 'target', message: obstacle });
    made.rejected = true;
  });
}

function withShared({ isPlain, shared }: CompiledList, made: JsonObject, outer: JsonObject): JsonValue {
  if (isPlain) return made[element] ?? null;
  for (const { key, inside } of shared) {
    const value = outer[key];
    if (value === undefined) continue;
    writeTarget(made, parseTarget(inside), typeof value === 'object' ? structuredClone(value) : value);
  }
  return made;
}

function atElement(
  { target, isPlain }: CompiledList,
  index: number,
  problem: MappingProblem,
): MappingProblem {
  const place = `${target}[${index}]`;
  return { ...problem, path: isPlain || problem.path === '' ? place : `${place}.${problem.path}` };
}
