import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import { parsePath, readPath, type Path } from '../plan/path';
import { compileExpression, type CompiledExpression } from './expression';
import { isApiError } from '../errors/ApiError';
import type { Fallback, FieldRule } from './MappingDocument';
import { inRow, rowError } from './mappingErrors';
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
  /** Undefined for `any`: nothing to convert. */
  readonly type: ValueType | undefined;
  readonly onMissing: Fallback;
  readonly onError: Fallback;
  /** Whether an empty text counts as no value. */
  readonly refusesEmpty: boolean;
  readonly fallback: JsonValue | undefined;
}

/** @throws ApiError MAPPING_INVALID that names the row and the column */
export async function compileRule(rule: FieldRule, row: number, timeLimitMs: number): Promise<CompiledRule> {
  if (!isObject(rule)) throw rowError(row, 'Target', 'the row is not an object');
  if (typeof rule.target !== 'string' || rule.target.trim() === '')
    throw rowError(row, 'Target', 'it is missing; write the name of the field to fill');
  const path = inRow(row, 'Target', () => parseTarget(rule.target));
  checkOrigin(rule, row);
  const type = inRow(row, 'Type', () => valueTypes.get(rule.type ?? 'any'));
  const source = rule.source === undefined ? undefined : inRow(row, 'Source', () => parsePath(rule.source!));
  return {
    rule,
    row,
    path,
    name: path.length === 1 ? String(path[0]) : undefined,
    read: source && reader(source),
    source,
    expression: await compileSource(rule, row, timeLimitMs),
    type: type === valueTypes.get('any') ? undefined : type,
    fallback: checkDefault(rule, row, type),
    ...fallbacks(rule, row),
    refusesEmpty: rule.required === true,
  };
}

function checkOrigin({ source, expression, default: fallback }: FieldRule, row: number): void {
  if (source !== undefined && expression !== undefined)
    throw rowError(row, 'Source', 'there is an expression, too; use one of them');
  if (source === undefined && expression === undefined && fallback === undefined)
    throw rowError(row, 'Source', 'it is missing; give a source, an expression or a default');
}

async function compileSource({ expression }: FieldRule, row: number, timeLimitMs: number) {
  if (expression === undefined) return undefined;
  try {
    return await compileExpression(expression, { timeLimitMs });
  } catch (error) {
    throw isApiError(error) ? rowError(row, 'Source', error.message, error) : error;
  }
}

function checkDefault({ default: fallback }: FieldRule, row: number, type: ValueType): JsonValue | undefined {
  if (fallback === undefined || fallback === null || type.keepDefault) return fallback;
  const converted = type.convert(fallback);
  if ('problem' in converted) throw rowError(row, 'Default', converted.problem);
  return converted.value;
}

const known: readonly Fallback[] = ['skip', 'null', 'default', 'reject'];

function fallbacks(rule: FieldRule, row: number): { onMissing: Fallback; onError: Fallback } {
  const hasDefault = rule.default !== undefined;
  const usual = hasDefault ? 'default' : rule.required ? 'reject' : 'skip';
  const { onMissing = usual, onError = 'reject' } = rule;
  for (const [column, choice] of [
    ['On Missing', onMissing],
    ['On Invalid', onError],
  ] as const) {
    if (!known.includes(choice))
      throw rowError(row, column, `"${choice}" is not known; known: ${known.join(', ')}`);
    if (choice === 'default' && !hasDefault) throw rowError(row, column, 'the row has no default to use');
  }
  return { onMissing, onError };
}

/** One field of the item is by far the most frequent source. */
function reader(path: Path): (item: JsonObject) => unknown {
  const [name] = path;
  if (path.length > 1 || typeof name !== 'string') return (item) => readPath(item, path);
  return (item) => (Object.hasOwn(item, name) ? item[name] : undefined);
}
