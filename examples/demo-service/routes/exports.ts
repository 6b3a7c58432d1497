import { orders } from '../data/orders';
import { usersXml } from '../data/usersXml';
import { json, text } from '../http/Answer';
import { notFound } from '../http/problem';
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
  {
    method: 'POST',
    path: '/exports',
    summary: 'Start an export of the orders: 202, and Location says where its state can be asked for',
    handle(_request, { counters }) {
      const id = counters.next('exports');
      return json({ id, status: 'queued' }, { status: 202, headers: { location: `/exports/jobs/${id}` } });
    },
  },
  {
    method: 'GET',
    path: '/exports/jobs/:id',
    summary: 'State of an export: running at first, completed with a downloadUrl at the third question',
    handle({ params }, { counters }) {
      const id = Number(params.id);
      if (!(id >= 1 && id <= counters.count('exports'))) throw notFound(`export ${params.id}`);
      const isDone = counters.next(`export ${id}`) >= 3;
      return json(
        isDone
          ? { id, status: 'completed', downloadUrl: '/exports/orders.ndjson' }
          : { id, status: 'running' },
      );
    },
  },
];
