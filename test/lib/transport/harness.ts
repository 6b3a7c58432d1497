import type { ServerOptions } from 'node:https';
import { ApiError } from '../../../lib/errors/ApiError';
import type {
  HttpRequest,
  HttpResponse,
  KeepingTransport,
  SendOptions,
  Transport,
} from '../../../lib/ports/Transport';
import {
  createPooledTransport,
  type PooledTransportOptions,
} from '../../../lib/transport/createPooledTransport';
import { startServer, startTlsServer, type Handler, type LocalServer } from '../../support/localServer';

const closers: Array<() => Promise<void>> = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Ends something after the test. */
export function afterTest(close: () => Promise<void>): void {
  closers.push(close);
}

export async function serve(handler: Handler): Promise<LocalServer> {
  const server = await startServer(handler);
  afterTest(server.stop);
  return server;
}

export async function serveTls(handler: Handler, options?: ServerOptions): Promise<LocalServer> {
  const server = await startTlsServer(handler, options);
  afterTest(server.stop);
  return server;
}

/** A transport without a proxy, unless told otherwise. */
export function createTransport(options: PooledTransportOptions = {}): KeepingTransport {
  const transport = createPooledTransport({ proxyForUrl: () => '', ...options });
  afterTest(transport.close);
  return transport;
}

export function send(
  transport: Transport,
  url: string,
  request: Partial<HttpRequest> = {},
  options: Partial<SendOptions> = {},
): Promise<HttpResponse> {
  return transport.send(
    { method: 'GET', url, headers: {}, ...request },
    { deadlines: {}, maxBytes: 10 * 1024 * 1024, ...options },
  );
}

/** The ApiError that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw error;
}

export const text = ({ body }: HttpResponse): string => Buffer.from(body).toString();

/** Lets the event loop turn until something has become true. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
