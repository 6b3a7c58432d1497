import { json } from '../http/Answer';
import type { Route } from '../http/Route';
import { crmRows } from '../mappings/crmRows';
import { crmSchema } from '../mappings/crmSchema';

export const mappingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/mappings/crm/rows',
    summary: 'A mapping of contacts to the fields of a CRM as a table, one row a field',
    handle: () => json({ rows: crmRows }),
  },
  {
    method: 'GET',
    path: '/mappings/crm/schema',
    summary: 'What the CRM wants of a contact, as JSON Schema',
    open: true,
    handle: () => json(crmSchema),
  },
];
