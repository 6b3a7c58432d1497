import type { FieldRule } from '../MappingDocument';
import { inRow, rowError } from '../mappingErrors';
import { parseTarget } from '../targetPath';
import { parsePath } from '../../plan/path';
import { eachElement, listPath } from './listPath';

/** A rule with its place in the document. */
export interface PlacedRule {
  readonly rule: FieldRule;
  readonly row: number;
  /** The source is the element itself, as in `tags[]`. */
  readonly takesWhole?: boolean;
}

/** A rule whose value is the same for all elements of a list: it is worked out with the item around the list. */
export interface SharedRule extends PlacedRule {
  /** Path within an element. */
  readonly inside: string;
}

/** What makes one list of the target. */
export interface ListPlan {
  readonly target: string;
  readonly source: string;
  /** The row that comes first, for messages. */
  readonly row: number;
  readonly level: LevelPlan;
  readonly shared: readonly SharedRule[];
}

/** The rules of an object: those of its own fields, and its lists. */
export interface LevelPlan {
  readonly rules: readonly PlacedRule[];
  readonly lists: readonly ListPlan[];
}

/**
 * Sorts the rules of an object by the lists that they write into.
 *
 * @throws ApiError MAPPING_INVALID where a list would be made of two lists, or of none
 */
export function planLevel(rules: readonly PlacedRule[]): LevelPlan {
  const flat: PlacedRule[] = [];
  const byList = new Map<string, PlacedRule[]>();
  for (const placed of rules) {
    const list = listPath(placed.rule.target)?.lists[0];
    if (list === undefined) flat.push(placed);
    else byList.set(list, [...(byList.get(list) ?? []), placed]);
  }
  return { rules: flat, lists: [...byList].map(([target, inside]) => planList(target, inside)) };
}

function planList(target: string, rules: readonly PlacedRule[]): ListPlan {
  const { row } = rules[0]!;
  inRow(row, 'Target', () => parseTarget(target));
  const inner: PlacedRule[] = [];
  const shared: SharedRule[] = [];
  let source: { readonly text: string; readonly row: number } | undefined;
  for (const { rule, row: own } of rules) {
    const inside = afterFirst(rule.target);
    const entered = enter(rule);
    if (!entered) {
      if (listPath(inside)) throw noList(own, rule.target);
      shared.push({ rule, row: own, inside });
      continue;
    }
    source ??= { text: entered.list, row: own };
    if (source.text !== entered.list)
      throw rowError(
        own,
        'Source',
        `"${target}[]" is made of "${source.text}[]" (row ${source.row + 1}); it cannot be made of "${entered.list}[]", too`,
      );
    inner.push({ ...entered.placed, rule: { ...entered.placed.rule, target: inside }, row: own });
  }
  if (!source) throw noList(row, rules[0]!.rule.target);
  inRow(source.row, 'Source', () => parsePath(source.text));
  return { target, source: source.text, row, level: planLevel(inner), shared };
}

/** A rule as it reads within an element of the source's first list; undefined for a source without a list. */
function enter(
  rule: FieldRule,
): { readonly list: string; readonly placed: Omit<PlacedRule, 'row'> } | undefined {
  if (rule.expression !== undefined) {
    const each = eachElement(rule.expression);
    return each && { list: each.list, placed: { rule: { ...rule, expression: each.expression } } };
  }
  const path = listPath(rule.source ?? '');
  if (!path) return undefined;
  const rest = afterFirst(rule.source!);
  const list = path.lists[0]!;
  return rest === ''
    ? { list, placed: { rule: { ...rule, source: 'element' }, takesWhole: true } }
    : { list, placed: { rule: { ...rule, source: rest } } };
}

function afterFirst(text: string): string {
  return text.trim().replace(/^.*?\[\]\.?/, '');
}

function noList(row: number, target: string) {
  return rowError(
    row,
    'Source',
    `"${target}" fills a list: the source has to name one, such as items[].code or items[].(price * quantity)`,
  );
}
