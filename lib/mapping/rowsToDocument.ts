import type { Settings } from '../plan/Field';
import { isObject, type JsonValue } from '../plan/json';
import { isPlainPath } from '../plan/path';
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

function toRule({ more, ...usual }: Settings, index: number): FieldRule {
  const row: Settings = { ...usual, ...(isObject(more) ? (more as Settings) : {}) };
  const { required } = row;
  const texts = ['type', 'onMissing', 'onError', 'note'].flatMap((name) => {
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
  return isPlainPath(source) ? { source } : { expression: source };
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
