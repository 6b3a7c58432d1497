import type { Settings } from '../plan/Field';
import { isObject, type JsonValue } from '../plan/json';
import { isPlainPath } from '../plan/path';
import { listPath } from './lists/listPath';
import type { FieldRule, MappingDocument } from './MappingDocument';
import { inRow, rowError } from './mappingErrors';
import { valueTypes } from './types/valueTypes';

/**
 * The rows of a form as a mapping document. A form delivers text: empty text means absent, and a default is read
 * as the row's type.
 *
 * @throws ApiError MAPPING_INVALID for a default that its type refuses, or an unknown type
 */
export function rowsToDocument(
  rows: readonly Settings[],
  rest: Omit<MappingDocument, 'version' | 'fields' | 'expression'> = {},
): MappingDocument {
  return { version: 1, ...rest, fields: rows.map(toRule) };
}

const textColumns: ReadonlyArray<keyof FieldRule> = [
  'type',
  'format',
  'pattern',
  'sourceFormat',
  'zone',
  'onMissing',
  'onNull',
  'onEmpty',
  'onError',
  'aggregate',
  'note',
];

function toRule({ more, ...usual }: Settings, index: number): FieldRule {
  const { dateFormat, ...row }: Settings = { ...usual, ...(isObject(more) ? (more as Settings) : {}) };
  // The form has a list of formats and a field for dates; a row has a use for one of them only.
  if (textOf(dateFormat) !== undefined) Object.assign(row, { format: dateFormat });
  const { required } = row;
  const texts = textColumns.flatMap((name) => {
    const text = textOf(row[name]);
    return text === undefined ? [] : [[name, text] as const];
  });
  const fallback = readDefault(row, index);
  return {
    target: textOf(row.target) ?? '',
    ...sourceOf(textOf(row.source)),
    ...(Object.fromEntries(texts) as Omit<FieldRule, 'target'>),
    ...((required === true || required === 'true') && { required: true }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

/** A form has one column for both: what is no plain path is JSONata. */
function sourceOf(source: string | undefined): Pick<FieldRule, 'source' | 'expression'> {
  if (source === undefined) return {};
  return isSourcePath(source) ? { source } : { expression: source };
}

/** `$` is JSONata's: `$index` and `$` are variables; a field of that name goes in backquotes. */
function isSourcePath(text: string): boolean {
  const { lists, rest } = listPath(text) ?? { lists: [text], rest: '' };
  return !text.startsWith('$') && lists.every(isPlainPath) && (rest === '' || isPlainPath(rest));
}

function textOf(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function readDefault({ default: fallback, type: name }: Settings, row: number): JsonValue | undefined {
  if (typeof fallback !== 'string') return fallback ?? undefined;
  if (fallback === '') return undefined;
  const type = inRow(row, 'Type', () => valueTypes.get(textOf(name) ?? 'any'));
  const read = type.readText ? type.readText(fallback) : type.convert(fallback);
  if ('problem' in read) throw rowError(row, 'Default', read.problem);
  return read.value;
}
