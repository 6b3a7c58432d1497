import { isObject } from '../plan/json';

const positive = [
  'has_more',
  'hasMore',
  'has_next',
  'hasNext',
  'has_next_page',
  'hasNextPage',
  'more',
  'IsTruncated',
  'isTruncated',
];
const negative = ['isLast', 'is_last', 'last', 'done', 'end_of_stream'];
const containers = ['meta', 'pagination', 'paging', 'page_info', 'pageInfo', 'page', 'response_metadata'];

/** Whether a body says that there is more (`has_more: true`, `isLast: false`); undefined when it does not say. */
export function moreFlag(body: unknown): boolean | undefined {
  if (!isObject(body)) return undefined;
  for (const holder of [body, ...containers.map((name) => body[name])]) {
    const flag = isObject(holder) ? flagOf(holder) : undefined;
    if (flag !== undefined) return flag;
  }
  return undefined;
}

function flagOf(holder: Record<string, unknown>): boolean | undefined {
  for (const name of positive) if (typeof holder[name] === 'boolean') return holder[name];
  for (const name of negative) if (typeof holder[name] === 'boolean') return !holder[name];
  return undefined;
}
