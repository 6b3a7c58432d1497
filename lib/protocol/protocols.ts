import { createRegistry } from '../plan/createRegistry';
import { grpc } from './grpc/grpc';
import { jsonRpc } from './jsonRpc/jsonRpc';
import type { Protocol } from './Protocol';
import { graphql } from './graphql/graphql';
import { rest } from './rest/rest';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest, graphql, jsonRpc, grpc } satisfies Record<
  string,
  Protocol
>);
