import { isApiError } from '../../errors/ApiError';
import type { Settings } from '../../plan/Field';
import type { JsonObject, JsonValue } from '../../plan/json';
import type { MappingDocument } from '../MappingDocument';
import { documentError, rowError } from '../mappingErrors';
import { rowsToDocument } from '../rowsToDocument';
import { nearest } from './nearest';
import { ruleColumns } from './mappingSchema';

/** What people call the columns of a table; compared without case, spaces and punctuation. */
const columnNames: Readonly<Record<string, readonly string[]>> = {
  target: ['target', 'targetfield', 'to', 'destination', 'field'],
  source: ['source', 'sourcefield', 'from', 'expression', 'jsonata'],
  type: ['type', 'datatype'],
  format: ['format', 'dateformat'],
  pattern: ['pattern', 'regex'],
  sourceFormat: ['sourceformat', 'sourcedateformat'],
  zone: ['zone', 'timezone'],
  required: ['required', 'mandatory'],
  default: ['default', 'defaultvalue'],
  onMissing: ['onmissing'],
  onNull: ['onnull'],
  onEmpty: ['onempty'],
  onError: ['onerror', 'oninvalid'],
  aggregate: ['aggregate', 'combine'],
  note: ['note', 'notes', 'comment', 'remarks'],
};

/** What tables bring of their own; it says nothing about the mapping. */
const ignored = new Set([
  'id',
  'rownumber',
  'createdat',
  'updatedat',
  'active',
  'enabled',
  'order',
  'position',
]);

/** What people call the types. */
const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  str: 'text',
  int: 'integer',
  float: 'number',
  double: 'number',
  money: 'decimal',
  bool: 'boolean',
  'date-time': 'dateTime',
  datetime: 'dateTime',
  timestamp: 'dateTime',
  list: 'array',
  file: 'binary',
};

/** What people write for true. */
const yes = new Set(['true', 'yes', 'y', 'x', '1', 'on']);

/** A mapping that was read from a table. */
export interface TableMapping {
  readonly document: MappingDocument;
  /** An error about a row of the document as one about the row of the table that it came from. */
  inTable(error: unknown): unknown;
}

/**
 * Rows of a table, a sheet or a database as a mapping: one row a rule, one column a setting. Empty rows are left out, as
 * sheets have some; rows that are switched off (`active`, `enabled`) are, too.
 *
 * @throws ApiError MAPPING_INVALID that names the row of the table, from 1
 */
export function tableToDocument(
  table: readonly JsonObject[],
  rest: Omit<MappingDocument, 'version' | 'fields' | 'expression'> = {},
): TableMapping {
  if (table.length === 0) throw documentError('the second input has no rows');
  const numbered = table.map((cells, index) => ({ row: toRow(cells, index), index }));
  const used = numbered.filter((each): each is { row: Settings; index: number } => each.row !== undefined);
  if (used.length === 0)
    throw documentError('the second input has no rows with the columns target and source');
  const inTable = (error: unknown) => renumbered(error, (row) => used[row]?.index ?? row);
  try {
    return {
      document: rowsToDocument(
        used.map(({ row }) => row),
        rest,
      ),
      inTable,
    };
  } catch (error) {
    throw inTable(error);
  }
}

function renumbered(error: unknown, indexOf: (row: number) => number): unknown {
  if (!isApiError(error)) return error;
  const numberOf = (text: string) => String(indexOf(Number(text) - 1) + 1);
  const subject = error.message.replace(/(?<=\b[Rr]ow )\d+/g, numberOf);
  return error.with({ subject });
}

function toRow(cells: JsonObject, index: number): Settings | undefined {
  const row: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(cells)) {
    const plain = name.toLowerCase().replace(/[^a-z\d]/g, '');
    if (['active', 'enabled'].includes(plain) && isNo(value)) return undefined;
    if (ignored.has(plain) || plain === '' || value === null || value === undefined || value === '') continue;
    const column = Object.keys(columnNames).find((each) => columnNames[each]!.includes(plain));
    if (column !== undefined) row[column] = cell(column, value);
    else refuseMisspelt(name, index);
  }
  return Object.keys(row).length === 0 ? undefined : row;
}

function cell(column: string, value: JsonValue): JsonValue {
  if (column === 'default') return value;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
  if (column === 'required') return yes.has(text.toLowerCase());
  if (column === 'type') return typeNames[text.toLowerCase()] ?? text;
  return text;
}

function isNo(value: JsonValue | undefined): boolean {
  return value === false || ['false', 'no', 'n', '0', 'off'].includes(String(value).trim().toLowerCase());
}

/** Other columns belong to whoever keeps the table; one that is nearly ours is a mistake. */
function refuseMisspelt(name: string, index: number): void {
  const near = nearest(name, ruleColumns);
  if (near !== undefined && name.length > 3)
    throw rowError(index, 'Target', `the table has a column "${name}"; did you mean "${near}"?`);
}
