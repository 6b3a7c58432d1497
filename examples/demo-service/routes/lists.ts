import { orders } from '../data/orders';
import { users } from '../data/users';
import { json } from '../http/Answer';
import { notFound } from '../http/problem';
import type { Route } from '../http/Route';
import { barePage } from '../paging/barePage';
import { linkHeaderPage } from '../paging/linkHeaderPage';
import { nextUrlPage } from '../paging/nextUrlPage';
import { offsetPage } from '../paging/offsetPage';
import { pageNumberPage } from '../paging/pageNumberPage';

export const listRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    summary: '250 users, 50 a page; the header Link names the next page',
    handle: (request) => linkHeaderPage(users, request, 50),
  },
  {
    method: 'GET',
    path: '/users/:id',
    summary: 'One user',
    handle({ params }) {
      const user = users.find(({ id }) => String(id) === params.id);
      if (!user) throw notFound(`user ${params.id}`);
      return json(user);
    },
  },
  {
    method: 'GET',
    path: '/open/users',
    summary: 'The users of /users, without a credential',
    open: true,
    handle: (request) => linkHeaderPage(users, request, 50),
  },
  {
    method: 'GET',
    path: '/pages/users',
    summary: '250 users, 50 a page; page number, with total_pages in the body',
    handle: (request) => pageNumberPage(users, request),
  },
  {
    method: 'GET',
    path: '/bare/users',
    summary: '250 users, 100 a page; nothing but an array, parameters page and limit',
    handle: (request) => barePage(users, request),
  },
  {
    method: 'GET',
    path: '/orders',
    summary: '1,200 orders, 100 a page; ids beyond 2^53; pagination.next_page holds the next address',
    handle: (request) => nextUrlPage('orders', orders, request),
  },
  {
    method: 'GET',
    path: '/offset/orders',
    summary: '1,200 orders; offset and limit (100 at the most), with the total in the body',
    handle: (request) => offsetPage(orders, request),
  },
];
