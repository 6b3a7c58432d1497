import { findTotal } from './pageFacts';
import type { Page } from './Paginator';

const totalHeaders = ['x-total-count', 'x-total', 'x-wp-total'];

/**
 * What to tell the user when the last page states another number of records than were received; undefined when it
 * states none, or the same. Lists change while they are read, so this is worth a look, no failure.
 */
export function totalMismatch(last: Page, received: number): string | undefined {
  const total = statedTotal(last);
  if (total === undefined || total === received) return undefined;
  return `The API states a total of ${total} records, but ${received} were received. The list may have changed while it was read, or pages of it cannot be reached.`;
}

function statedTotal({ number, headers, body, records }: Page): number | undefined {
  for (const name of totalHeaders) {
    const value = headers.get(name);
    if (value !== null && /^\d+$/.test(value)) return Number(value);
  }
  const total = findTotal(body, records.length);
  // On a single page, a bare "total" may as well be an amount, and "count" or "size" may mean anything.
  const isPlain = total?.path.length === 1 && /^(total|count|size)$/.test(total.path[0]!);
  return total && Number.isInteger(total.value) && (number > 1 || !isPlain) ? total.value : undefined;
}
