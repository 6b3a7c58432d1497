import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A request as the server saw it, its body read to the end. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** Number of the connection that carried it, from 1. */
  readonly connection: number;
  text(): string;
  json(): unknown;
}

/** What a handler may return instead of writing the response itself. */
export interface Reply {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** In place of `body`: sent as JSON. */
  readonly json?: unknown;
}

export type Handler = (
  request: ReceivedRequest,
  response: ServerResponse,
) => Reply | void | Promise<Reply | void>;

/** A real HTTP server on 127.0.0.1. */
export interface LocalServer {
  /** For example http://127.0.0.1:41234, the same as `origin`. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  /** In order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** Connections accepted so far. */
  readonly connections: number;
  /** Resolves with the next request to arrive. */
  nextRequest(): Promise<ReceivedRequest>;
  /** Breaks all connections and closes the port. */
  stop(): Promise<void>;
}

/** Starts a server on a free port. Stop it when the test is over. */
export async function startServer(handler: Handler): Promise<LocalServer> {
  return listen(createServer(), 'http', handler);
}

/** Starts an HTTPS server; its certificate is `certificates.server` unless the options say otherwise. */
export async function startTlsServer(handler: Handler, options: ServerOptions = {}): Promise<LocalServer> {
  const { server, key } = certificates;
  return listen(createTlsServer({ cert: server, key, ...options }), 'https', handler);
}

async function listen(server: Server, scheme: 'http' | 'https', handler: Handler): Promise<LocalServer> {
  const requests: ReceivedRequest[] = [];
  const waiting: Array<(request: ReceivedRequest) => void> = [];
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  server.on(scheme === 'https' ? 'secureConnection' : 'connection', (socket) => {
    numbers.set(socket, ++connections);
  });
  server.on('request', async (message: IncomingMessage, response: ServerResponse) => {
    try {
      const request = await receive(message, numbers.get(message.socket) ?? 0);
      requests.push(request);
      for (const resolve of waiting.splice(0)) resolve(request);
      const reply = await handler(request, response);
      if (reply) send(response, reply);
    } catch (error) {
      // A client that hangs up is part of some tests; anything else should show in the answer.
      if (message.socket.destroyed || response.headersSent) return void response.destroy();
      send(response, { status: 500, body: `The test's handler failed: ${String(error)}` });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${scheme}://127.0.0.1:${port}`;
  return {
    url: origin,
    origin,
    port,
    requests,
    get connections() {
      return connections;
    },
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(message: IncomingMessage, connection: number): Promise<ReceivedRequest> {
  const { method = '', url = '', headers, rawHeaders } = message;
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const text = () => body.toString();
  return {
    method,
    url,
    path: pathname,
    query: searchParams,
    headers,
    rawHeaders,
    body,
    connection,
    text,
    json: () => JSON.parse(text()) as unknown,
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body, json }: Reply): void {
  const content = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(content);
}

const read = (name: string): string => readFileSync(join(__dirname, 'certificates', name), 'utf8');

const readBase64 = (name: string): string =>
  readFileSync(join(__dirname, 'certificates', name)).toString('base64');

/** Certificates for tests, in PEM unless it says otherwise (see certificates/README.md). */
export const certificates = {
  /** The authority that signed the others. */
  ca: read('ca.pem'),
  /** For localhost and 127.0.0.1. */
  server: read('server.pem'),
  expired: read('expired.pem'),
  /** For other.test only. */
  otherName: read('other-name.pem'),
  selfSigned: read('self-signed.pem'),
  /** For a client that identifies itself. */
  client: read('client.pem'),
  /** The private key of all of them, except of `ca`. */
  key: read('server.key'),
  /** The same key under the passphrase `key-pa55`, as PKCS #8 and in the way of old. */
  encryptedKey: read('encrypted.key.pem'),
  oldEncryptedKey: read('encrypted-legacy.key.pem'),
  /** `client` and its key under the password `pfx-pa55`, in Base64; the second with ciphers that OpenSSL 3 refuses. */
  pfx: readBase64('client.pfx'),
  oldPfx: readBase64('client-legacy.pfx'),
  /** With an RSA key of its own, as XML signatures need it. */
  signer: { cert: read('signer.pem'), key: read('signer.key'), pfx: readBase64('signer.pfx') },
} as const;
