import { isObject } from '../../../plan/json';
import { type HelperFunction, textArgument, unusable } from './HelperFunction';

type Rows = readonly unknown[];

/** For each table and column its rows by value: a table is looked at once, not once an item. */
const indexes = new WeakMap<Rows, Map<string, Map<string, unknown>>>();

export const lookupHelpers: Readonly<Record<string, HelperFunction>> = {
  row: {
    call: '$row(table, column, value)',
    help: 'The first row of a table whose column has a value; numbers and texts count as equal. $table is the lookup table of the node.',
    example: ['$row([{"code": "DE", "name": "Germany"}], "code", "DE").name', 'Germany'],
    run(table, column, value) {
      // JSONata makes one value of a list of one.
      const rows: Rows = Array.isArray(table) ? table : [table];
      if (!rows.every(isObject)) throw unusable('the table of $row has to be a list of objects');
      const name = textArgument(column, 'the column of $row');
      return value === undefined || value === null ? undefined : indexOf(rows, name).get(String(value));
    },
  },
};

function indexOf(rows: Rows, column: string): Map<string, unknown> {
  const byColumn = indexes.get(rows) ?? new Map<string, Map<string, unknown>>();
  indexes.set(rows, byColumn);
  let index = byColumn.get(column);
  if (index) return index;
  index = new Map();
  for (const row of rows as ReadonlyArray<Record<string, unknown>>) {
    const value = Object.hasOwn(row, column) ? row[column] : undefined;
    if (value !== undefined && value !== null && !index.has(String(value))) index.set(String(value), row);
  }
  byColumn.set(column, index);
  return index;
}
