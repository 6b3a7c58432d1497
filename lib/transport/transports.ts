import { createRegistry } from '../plan/createRegistry';
import type { KeepingTransport } from '../ports/Transport';
import { createGraphQlSocketTransport } from './createGraphQlSocketTransport';
import { createGrpcTransport } from './createGrpcTransport';
import { createPooledTransport } from './createPooledTransport';
import { createWebSocketTransport } from './createWebSocketTransport';

/** Every way of sending a request, by the name that a protocol puts on it (`HttpRequest.via`). */
export const transports = createRegistry('transport', {
  http: createPooledTransport,
  grpc: createGrpcTransport,
  graphQlSocket: createGraphQlSocketTransport,
  webSocket: createWebSocketTransport,
} satisfies Record<string, () => KeepingTransport>);
