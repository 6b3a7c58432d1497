import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { answerRequest } from './answerRequest';
import { signIn } from './auth/signIn';
import { createGrpcServer } from './grpc/createGrpcServer';
import { shareConnections } from './grpc/shareConnections';
import { writeAnswer } from './http/writeAnswer';
import { createRoutes } from './routes/routes';
import { createServiceState } from './ServiceState';

/** A request that was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingMessage['headers'];
  /** Name of the account whose credential the request carried. */
  readonly account?: string;
}

export interface DemoService {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** What was answered over HTTP/1.1 since the start or the last reset, in order; the oldest are dropped beyond 10,000. */
  readonly requests: readonly LoggedRequest[];
  /** Forgets all changes, limits, counts and logged requests. */
  reset(): void;
  /** Ends all connections. */
  stop(): Promise<void>;
}

export interface DemoServiceOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The clock of limits and of the header Date, in epoch milliseconds. */
  readonly now?: () => number;
}

const mostLogged = 10_000;

/** Starts the service on 127.0.0.1, HTTP/1.1 and gRPC on one port. */
export async function startDemoService({
  port = 0,
  now = Date.now,
}: DemoServiceOptions = {}): Promise<DemoService> {
  let state = createServiceState();
  const requests: LoggedRequest[] = [];
  const reset = () => {
    state = createServiceState();
    requests.length = 0;
  };
  const routes = createRoutes(reset);

  const http = createServer((message, response) => {
    void answerRequest(message, routes, state, now()).then(({ answer, signedIn }) => {
      const { method = '', url = '', headers } = message;
      requests.push({ method, url, status: answer.status, headers, account: signedIn?.account.name });
      if (requests.length > mostLogged) requests.shift();
      writeAnswer(response, answer, now());
    });
  });
  const noQuery = new URLSearchParams();
  const grpc = createGrpcServer(
    (headers) => signIn({ headers, query: noQuery }, state.tokens, now()) !== undefined,
  );
  const server = shareConnections(
    (connection) => http.emit('connection', connection),
    (connection) => grpc.take(connection),
  );
  const open = keepOpen(server);
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      grpc.stop();
      for (const connection of open) connection.destroy();
    });
  return { url: `http://127.0.0.1:${actual}`, requests, reset, stop };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** The connections that are open at any time. */
function keepOpen(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (connection) => {
    open.add(connection);
    connection.once('close', () => open.delete(connection));
  });
  return open;
}
