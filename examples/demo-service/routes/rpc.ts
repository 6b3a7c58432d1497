import type { Route } from '../http/Route';
import { answerJsonRpc } from '../rpc/answerJsonRpc';
import { answerXmlRpc } from '../rpc/answerXmlRpc';

export const rpcRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rpc',
    summary: 'JSON-RPC 2.0 with batches, notifications and rpc.discover: contacts.list, contacts.create, …',
    handle: answerJsonRpc,
  },
  {
    method: 'POST',
    path: '/RPC2',
    summary: 'XML-RPC with system.listMethods and system.multicall: the same methods',
    handle: answerXmlRpc,
  },
];
