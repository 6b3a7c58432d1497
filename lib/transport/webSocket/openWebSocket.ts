import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError } from '../../errors/ApiError';
import type { ErrorCode } from '../../errors/codes';
import type { Clock } from '../../ports/Clock';
import type { WebSocket } from '../../vendor/ws';
import type { Server } from '../connectionErrorMeanings';
import { toConnectionError } from '../connectionErrors';
import { openSocket, type SocketRequest } from '../openSocket';

/** The server answered the handshake like any other request: it does not open a WebSocket here, or not for us. */
export interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** What is to be spoken on a WebSocket. */
export interface SpokenOnSocket {
  readonly protocols?: readonly string[];
  /** What it is when the server opens none, or none for these protocols. */
  readonly mismatch: ErrorCode;
}

export interface HandshakeSettings extends SpokenOnSocket {
  readonly headers: Readonly<Record<string, string>>;
  /** Cap on one message, in bytes. */
  readonly maxBytes: number;
}

/** An open WebSocket, with the connection below it. */
export interface OpenWebSocket {
  readonly socket: WebSocket;
  readonly connection: Duplex & { ref(): void; unref(): void };
}

const longestRefusal = 64 * 1024;

/**
 * Opens a WebSocket (RFC 6455) by the rules of all connections. Rejects with an ApiError of a connection code; an
 * HTTP answer in place of the handshake is returned.
 */
export async function openWebSocket(
  request: SocketRequest,
  { headers, maxBytes, protocols = [], mismatch }: HandshakeSettings,
  server: Server,
  clock: Clock,
): Promise<OpenWebSocket | Refusal> {
  const [{ WebSocket: Client }, connection] = await Promise.all([
    import('../../vendor/ws'),
    openSocket(request, clock),
  ]);
  const address = request.url.href.replace(/^http/, 'ws');
  const socket = new Client(address, [...protocols], {
    headers,
    maxPayload: maxBytes,
    followRedirects: false,
    // The connection is there already, TLS and all.
    createConnection: (() => connection) as never,
  });
  return await new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, connection }));
    socket.once('unexpected-response', (_request, response: IncomingMessage) => {
      readRefusal(response).then(resolve, reject);
    });
    // Stays: an error after the opening is followed by "close".
    socket.on('error', (error) => reject(handshakeFailure(error, server, protocols, mismatch)));
  });
}

function handshakeFailure(
  error: Error,
  server: Server,
  protocols: readonly string[],
  mismatch: ErrorCode,
): ApiError {
  if (/subprotocol/i.test(error.message)) {
    const wanted = protocols.join(' or ');
    return new ApiError(mismatch, {
      subject: `${server.authority} opens a WebSocket at this path, but does not speak ${wanted} on it`,
    });
  }
  if (!/Sec-WebSocket|Upgrade header/i.test(error.message)) return toConnectionError(error, server, true);
  return new ApiError(mismatch, {
    subject: `${server.authority} does not speak WebSocket at this path (${error.message})`,
  });
}

async function readRefusal(response: IncomingMessage): Promise<Refusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (size < longestRefusal) chunks.push(chunk);
    size += chunk.length;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}
