import type { Contact } from '../data/contacts';
import { json } from '../http/Answer';
import { jsonBody } from '../http/parameters';
import type { Route } from '../http/Route';
import { atCursor } from '../paging/cursor';

export const searchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/search/contacts',
    summary:
      'Body {"filter": {"country": "DE"}, "paging": {"limit": 10, "cursor": …}}; paging.next_cursor in the answer',
    handle(request, { contacts }) {
      const { filter, paging } = jsonBody(request);
      const { country } = objectOr(filter);
      const { limit, cursor } = objectOr(paging);
      const found = contacts
        .all()
        .filter((contact) => country === undefined || countryOf(contact) === country);
      const size = Number.isInteger(limit) ? Math.min(100, Math.max(1, limit as number)) : 10;
      const { page, next } = atCursor(found, cursor, size);
      return json({ results: page, paging: { next_cursor: next } });
    },
  },
];

function objectOr(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function countryOf({ address }: Contact): unknown {
  return objectOr(address).country;
}
