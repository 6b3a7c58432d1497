import { users } from '../data/users';
import type { Route } from '../http/Route';
import { announced, type LimitDialect, limited, retryAfterDate, retryAfterSeconds } from '../limits/limited';
import { linkHeaderPage } from '../paging/linkHeaderPage';

export const limitedRoutes: readonly Route[] = [
  limitedUsers('/limited/users', 'then 429 and Retry-After in seconds', retryAfterSeconds),
  limitedUsers('/limited/dated/users', 'then 429 and Retry-After as an HTTP-date', retryAfterDate),
  limitedUsers('/limited/announced/users', 'with X-RateLimit-* on every answer', announced),
];

function limitedUsers(path: string, refusal: string, dialect: LimitDialect): Route {
  return {
    method: 'GET',
    path,
    summary: `250 users, 25 a page; 5 requests every 2 seconds for each account, ${refusal}`,
    handle: (request, state) => limited(dialect, request, state, () => linkHeaderPage(users, request, 25)),
  };
}
