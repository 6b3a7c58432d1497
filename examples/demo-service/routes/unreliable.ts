import { users } from '../data/users';
import { Problem } from '../http/problem';
import type { Route } from '../http/Route';
import { linkHeaderPage } from '../paging/linkHeaderPage';

const badGateway = new Problem(502, 'Bad Gateway', 'The server behind this one did not answer.');
const maintenance = new Problem(503, 'Service Unavailable', 'This part of the data is being maintained.');

export const unreliableRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/flaky/users',
    summary: '250 users, 25 a page; every 7th request gets 502',
    handle(request, { counters }) {
      if (counters.next(request.path) % 7 === 0) throw badGateway;
      return linkHeaderPage(users, request, 25);
    },
  },
  {
    method: 'GET',
    path: '/busy/users',
    summary: '250 users, 50 a page; every 4th request gets 503 and Retry-After: 1',
    handle(request, { counters }) {
      if (counters.next(request.path) % 4 === 0) {
        throw new Problem(503, 'Service Unavailable', 'Busy; come back in a second.', {
          headers: { 'retry-after': '1' },
        });
      }
      return linkHeaderPage(users, request, 50);
    },
  },
  {
    method: 'GET',
    path: '/outage/users',
    summary: '250 users, 50 a page; page 3 gets 503 twice, then works once, and so on',
    handle(request, { counters }) {
      const isDown = request.query.get('page') === '3' && counters.next(request.path) % 3 !== 0;
      if (isDown) throw maintenance;
      return linkHeaderPage(users, request, 50);
    },
  },
  {
    method: 'GET',
    path: '/broken/page-three',
    summary: '250 users, 50 a page; page 3 always gets 503',
    handle(request) {
      if (request.query.get('page') === '3') throw maintenance;
      return linkHeaderPage(users, request, 50);
    },
  },
];
