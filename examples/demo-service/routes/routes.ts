import { json, noContent } from '../http/Answer';
import type { Route } from '../http/Route';
import { soapRoutes } from '../soap/soapRoutes';
import { brokenRoutes } from './broken';
import { contactBatchRoutes } from './contactBatches';
import { contactRoutes } from './contacts';
import { exportRoutes } from './exports';
import { fileRoutes } from './files';
import { graphQlRoutes } from './graphql';
import { limitedRoutes } from './limited';
import { listRoutes } from './lists';
import { mappingRoutes } from './mappings';
import { oauthRoutes } from './oauth';
import { rpcRoutes } from './rpc';
import { searchRoutes } from './search';
import { serviceRoutes } from './service';
import { unreliableRoutes } from './unreliable';

const resources: readonly Route[] = [
  ...serviceRoutes,
  ...oauthRoutes,
  ...listRoutes,
  ...contactRoutes,
  ...contactBatchRoutes,
  ...searchRoutes,
  ...rpcRoutes,
  ...fileRoutes,
  ...exportRoutes,
  ...graphQlRoutes,
  ...soapRoutes,
  ...mappingRoutes,
  ...limitedRoutes,
  ...unreliableRoutes,
  ...brokenRoutes,
];

/** Every endpoint. `reset` puts the service back to how it started. */
export function createRoutes(reset: () => void): readonly Route[] {
  const routes: readonly Route[] = [
    {
      method: 'GET',
      path: '/',
      summary: 'This list',
      open: true,
      handle: () =>
        json(routes.map(({ method, path, summary, open = false }) => ({ method, path, summary, open }))),
    },
    {
      method: 'POST',
      path: '/reset',
      summary: 'Forget all changes, limits and counts: 204',
      open: true,
      handle() {
        reset();
        return noContent;
      },
    },
    ...resources,
  ];
  return routes;
}
