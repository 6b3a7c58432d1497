import { createRegistry } from '../plan/createRegistry';
import { grpc } from './grpc/grpc';
import { jsonRpc } from './jsonRpc/jsonRpc';
import type { Protocol } from './Protocol';
import { rest } from './rest/rest';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest, jsonRpc, grpc } satisfies Record<
  string,
  Protocol
>);
