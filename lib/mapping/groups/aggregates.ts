import { createRegistry } from '../../plan/createRegistry';
import type { JsonValue } from '../../plan/json';
import { isNumeral } from '../types/numerals';
import { decimalSum } from './decimalSum';

/** How the values that the items of a group have for one field become one. */
export interface Aggregate {
  readonly label: string;
  readonly help: string;
  /** Never called with undefined values; undefined leaves the field out. */
  combine(values: readonly JsonValue[]): JsonValue | undefined;
}

const filled = (values: readonly JsonValue[]) => values.filter((value) => value !== null);

/** Numbers, and texts that are numbers; what is none is left out, as spreadsheets do. */
function numbers(values: readonly JsonValue[]): number[] {
  return values.flatMap((value) => {
    if (typeof value === 'number') return [value];
    return typeof value === 'string' && isNumeral(value) ? [Number(value)] : [];
  });
}

function sum(values: readonly JsonValue[]): JsonValue | undefined {
  const texts = values.filter((value) => typeof value === 'string' && isNumeral(value)) as string[];
  if (texts.length === 0) return numbers(values).reduce((total, value) => total + value, 0);
  // Decimals are texts, so that they stay exact: so is their sum.
  return decimalSum([...texts, ...values.filter((value) => typeof value === 'number').map(String)]);
}

function extreme(values: readonly JsonValue[], isBetter: (a: number) => boolean): JsonValue | undefined {
  return filled(values).reduce<JsonValue | undefined>(
    (best, value) => (best === undefined || isBetter(compare(value, best)) ? value : best),
    undefined,
  );
}

/** Numbers by size, texts by their characters, which puts ISO dates in order. */
function compare(a: JsonValue, b: JsonValue): number {
  const [first, second] = [numbers([a])[0], numbers([b])[0]];
  if (first !== undefined && second !== undefined) return first - second;
  const [one, other] = [String(a), String(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function distinct(values: readonly JsonValue[]): JsonValue[] {
  return [...new Map(filled(values).map((value) => [JSON.stringify(value), value])).values()];
}

export const aggregates = createRegistry('way of combining', {
  first: {
    label: 'First',
    help: 'The value of the first item that has one',
    combine: (values) => filled(values)[0] ?? values[0],
  },
  last: {
    label: 'Last',
    help: 'The value of the last item that has one',
    combine: (values) => filled(values).at(-1) ?? values.at(-1),
  },
  sum: { label: 'Sum', help: 'The sum; of decimals it is exact', combine: sum },
  count: { label: 'Count', help: 'How many items have a value', combine: (values) => filled(values).length },
  min: {
    label: 'Smallest',
    help: 'The smallest number or earliest date',
    combine: (values) => extreme(values, (by) => by < 0),
  },
  max: {
    label: 'Largest',
    help: 'The largest number or latest date',
    combine: (values) => extreme(values, (by) => by > 0),
  },
  average: {
    label: 'Average',
    help: 'The mean of the numbers',
    combine(values) {
      const all = numbers(values);
      return all.length === 0 ? undefined : all.reduce((total, value) => total + value, 0) / all.length;
    },
  },
  list: { label: 'List', help: 'All values, in order', combine: (values) => [...values] },
  distinct: { label: 'List of Different Values', help: 'All values, each once', combine: distinct },
  join: {
    label: 'Joined Text',
    help: 'All different values as one text, with commas between',
    combine: (values) =>
      distinct(values)
        .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
        .join(', '),
  },
} satisfies Record<string, Aggregate>);
