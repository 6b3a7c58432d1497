import { createRegistry } from '../plan/createRegistry';
import { grpc } from './grpc/grpc';
import type { Protocol } from './Protocol';
import { rest } from './rest/rest';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest, grpc } satisfies Record<string, Protocol>);
