import { pagingHolders } from './pagingHolders';

const positive = [
  'has_more',
  'hasMore',
  'has_more_items',
  'hasMoreItems',
  'has_next',
  'hasNext',
  'has_next_page',
  'hasNextPage',
  'more_items_in_collection',
  'moreResultsAvailable',
  'IsTruncated',
  'isTruncated',
];
const negative = ['isLast', 'is_last', 'isLastPage', 'is_last_page', 'end_of_stream'];
/** Words that a business object may use, too: enough to stop on, not enough to claim that there is more. */
const vaguePositive = ['more'];
const vagueNegative = ['last', 'done'];

/** Whether a body says that there is more (`has_more: true`, `isLast: false`); undefined when it does not say. */
export function moreFlag(body: unknown): boolean | undefined {
  return flagIn(body, [...positive, ...vaguePositive], [...negative, ...vagueNegative]);
}

/** Whether a body says in so many words that there is more. */
export function saysMore(body: unknown): boolean {
  return flagIn(body, positive, negative) === true;
}

function flagIn(body: unknown, more: readonly string[], end: readonly string[]): boolean | undefined {
  for (const { value } of pagingHolders(body)) {
    const flag = valueOf(value, more) ?? negated(valueOf(value, end));
    if (flag !== undefined) return flag;
  }
  return undefined;
}

function valueOf(holder: Record<string, unknown>, names: readonly string[]): boolean | undefined {
  for (const name of names) {
    const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (typeof value === 'boolean') return value;
    // XML knows only text.
    if (value === 'true' || value === 'false') return value === 'true';
  }
  return undefined;
}

function negated(flag: boolean | undefined): boolean | undefined {
  return flag === undefined ? undefined : !flag;
}
