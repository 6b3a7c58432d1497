import { isApiError } from '../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import { ownField } from '../plan/ownField';
import { parsePath, readPath, type Path } from '../plan/path';
import { compileConversions, type Conversion } from './compileConversion';
import { compileExpression, type CompiledExpression } from './expression';
import type { Fallback, FieldRule } from './MappingDocument';
import { type Column, inRow, rowError } from './mappingErrors';
import { parseTarget } from './targetPath';
import type { ValueType } from './types/ValueType';
import { valueTypes } from './types/valueTypes';

/** A rule ready to run: everything that does not depend on the item is worked out. */
export interface CompiledRule {
  readonly rule: FieldRule;
  readonly row: number;
  readonly path: Path;
  /** The name, when the target is a field of the item itself. */
  readonly name: string | undefined;
  /** Reads the source; undefined for an expression's and a constant's rule. */
  readonly read: ((item: JsonObject) => unknown) | undefined;
  /** The plain source, parsed. */
  readonly source: Path | undefined;
  readonly expression: CompiledExpression | undefined;
  /** What is demanded of the value; undefined when anything will do. */
  readonly conversions: readonly Conversion[] | undefined;
  readonly onMissing: Fallback;
  readonly onNull: Fallback;
  /** Undefined: an empty value is a value. */
  readonly onEmpty: Fallback | undefined;
  /** Whether empty lists and objects count as empty, too. */
  readonly isEmptyAnyKind: boolean;
  readonly onError: Fallback;
  readonly fallback: JsonValue | undefined;
}

/** @throws ApiError MAPPING_INVALID that names the row and the column */
export async function compileRule(rule: FieldRule, row: number, timeLimitMs: number): Promise<CompiledRule> {
  checkRow(rule, row);
  const path = inRow(row, 'Target', () => parseTarget(rule.target));
  const type = inRow(row, 'Type', () => valueTypes.get(rule.type ?? 'any'));
  const source = rule.source === undefined ? undefined : inRow(row, 'Source', () => parsePath(rule.source!));
  const conversions = compileConversions(rule, row, type);
  return {
    rule,
    row,
    path,
    name: path.length === 1 ? String(path[0]) : undefined,
    read: source && reader(source),
    source,
    expression: await compileSource(rule, row, timeLimitMs),
    conversions: conversions.length > 0 ? conversions : undefined,
    fallback: checkDefault(rule, row, type, conversions),
    ...fallbacks(rule, row),
  };
}

/** What a row needs before anything in it can be read. */
export function checkRow(rule: FieldRule, row: number): void {
  if (!isObject(rule)) throw rowError(row, 'Target', 'the row is not an object');
  if (typeof rule.target !== 'string' || rule.target.trim() === '')
    throw rowError(row, 'Target', 'it is missing; write the name of the field to fill');
  for (const [name, column] of textColumns) {
    const value = rule[name];
    if (value !== undefined && typeof value !== 'string') throw rowError(row, column, 'it is not text');
  }
  const { source, expression, default: fallback } = rule;
  if (source !== undefined && expression !== undefined)
    throw rowError(row, 'Source', 'there is an expression, too; use one of them');
  if (source === undefined && expression === undefined && fallback === undefined)
    throw rowError(row, 'Source', 'it is missing; give a source, an expression or a default');
}

const textColumns = [
  ['source', 'Source'],
  ['expression', 'Source'],
  ['type', 'Type'],
  ['format', 'Format'],
  ['pattern', 'Pattern'],
  ['sourceFormat', 'Source Format'],
  ['zone', 'Time Zone'],
  ['aggregate', 'Combine'],
] as const satisfies ReadonlyArray<readonly [keyof FieldRule, Column]>;

async function compileSource({ expression }: FieldRule, row: number, timeLimitMs: number) {
  if (expression === undefined) return undefined;
  try {
    return await compileExpression(expression, { timeLimitMs });
  } catch (error) {
    throw isApiError(error) ? rowError(row, 'Source', error.message, error) : error;
  }
}

/** A default has to be what is demanded of the source; it is written as it is once the type has read it. */
function checkDefault(
  { default: fallback }: FieldRule,
  row: number,
  type: ValueType,
  conversions: readonly Conversion[],
): JsonValue | undefined {
  if (fallback === undefined || fallback === null) return fallback;
  if (isCyclic(fallback)) throw rowError(row, 'Default', 'it contains itself');
  if (type.keepDefault) return fallback;
  let value: JsonValue = fallback;
  for (const { convert } of conversions) {
    const converted = convert(value);
    if ('problem' in converted) throw rowError(row, 'Default', converted.problem);
    value = converted.value;
  }
  return value;
}

/** Only n8n expressions deliver such values. */
function isCyclic(value: JsonValue, above: readonly object[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.includes(value)) return true;
  return Object.values(value).some((part) => isCyclic(part, [...above, value]));
}

const known: readonly Fallback[] = ['skip', 'null', 'default', 'reject'];

function fallbacks(rule: FieldRule, row: number) {
  const hasDefault = rule.default !== undefined;
  const usual = hasDefault ? 'default' : rule.required ? 'reject' : 'skip';
  const { onMissing = usual, onError = 'reject' } = rule;
  const { onNull = onMissing, onEmpty = rule.required ? onMissing : undefined } = rule;
  for (const [column, choice] of [
    ['On Missing', onMissing],
    ['On Null', onNull],
    ['On Empty', onEmpty],
    ['On Invalid', onError],
  ] as const) {
    if (choice === undefined) continue;
    if (!known.includes(choice))
      throw rowError(row, column, `"${choice}" is not known; known: ${known.join(', ')}`);
    if (choice === 'default' && !hasDefault) throw rowError(row, column, 'the row has no default to use');
  }
  return { onMissing, onNull, onEmpty, onError, isEmptyAnyKind: rule.onEmpty !== undefined };
}

type Read = (holder: object) => unknown;

/** Fields of objects are by far the most frequent sources: one of the item, or one deeper inside. */
function reader(path: Path): (item: JsonObject) => unknown {
  if (!path.every((part) => typeof part === 'string')) return (item) => readPath(item, path);
  const [first, ...inner] = path.map(ownField) as [Read, ...Read[]];
  if (inner.length === 0) return first;
  return (item) => {
    let value = first(item);
    for (let at = 0; at < inner.length; at++) {
      if (!isObject(value)) return undefined;
      value = inner[at]!(value);
    }
    return value;
  };
}
