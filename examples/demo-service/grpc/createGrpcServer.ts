import type { Socket } from 'node:net';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { loadProto, serviceIn } from './loadProto';
import { type Check, ordersService } from './ordersService';
import { reflectionService } from './reflectionService';

/** A gRPC server that listens on no port of its own: connections are handed to it. */
export interface GrpcServer {
  take(connection: Socket): void;
  stop(): void;
}

type Headers = Record<string, string>;

/** @param isSignedIn whether the metadata of a call carry a credential */
export function createGrpcServer(isSignedIn: (headers: Headers) => boolean): GrpcServer {
  const server = new Server();
  const check: Check = ({ metadata }) =>
    isSignedIn(metadata.getMap() as Headers)
      ? undefined
      : { code: status.UNAUTHENTICATED, details: 'This needs a bearer token, an API key or Basic.' };
  const orders = loadProto('orders.proto');
  server.addService(serviceIn(orders, 'demo.v1.Orders'), ordersService(check));
  server.addService(
    serviceIn(loadProto('reflection.proto'), 'grpc.reflection.v1.ServerReflection'),
    reflectionService(['demo.v1.Orders'], orders, 'demo.v1.Order'),
  );
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return {
    take: (connection) => injector.injectConnection(connection),
    stop: () => server.forceShutdown(),
  };
}
