import { orders } from '../data/orders';
import { usersXml } from '../data/usersXml';
import { text } from '../http/Answer';
import { toJson } from '../http/toJson';
import type { Route } from '../http/Route';

export const exportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/exports/orders.ndjson',
    summary: 'All orders as NDJSON, one a line',
    handle: () => text(orders.map((order) => `${toJson(order)}\n`).join(''), 'application/x-ndjson'),
  },
  {
    method: 'GET',
    path: '/exports/users.xml',
    summary: '20 users as XML',
    handle: () => text(usersXml, 'application/xml; charset=utf-8'),
  },
];
