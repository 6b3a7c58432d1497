import { json } from '../http/Answer';
import type { Route } from '../http/Route';

export const serviceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the service runs',
    open: true,
    handle: () => json({ service: 'demo', status: 'ok' }),
  },
  {
    method: 'GET',
    path: '/me',
    summary: 'Who you are: for connection tests',
    handle: ({ account, signedInWith }) => json({ account: account?.name, signed_in_with: signedInWith }),
  },
];
