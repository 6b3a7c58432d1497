import { createHash } from 'node:crypto';
import { ApiError } from '../errors/ApiError';
import { type Clock, systemClock } from '../ports/Clock';
import type { HttpResponse, KeepingTransport } from '../ports/Transport';
import { admit } from './admit';
import { tooLarge } from './ByteSink';
import { serverOf, toConnectionError } from './connectionErrors';
import { createKeyOf } from './dispatcherCache';
import { prepareRequest } from './prepareRequest';
import { type ProxyForUrl, proxiesOfEnvironment } from './proxyForUrl';
import { startDeadlines } from './startDeadlines';
import { JsonRpcSocket } from './webSocket/JsonRpcSocket';
import { type OpenWebSocket, openWebSocket, type Refusal } from './webSocket/openWebSocket';

export interface WebSocketTransportOptions {
  /** Measures all deadlines. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: as the environment says (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY). */
  readonly proxyForUrl?: ProxyForUrl;
}

/** A connection that is open or being opened. */
interface Kept {
  readonly calls: JsonRpcSocket;
  close(): void;
}

/** Headers of a request with a body; the handshake has none. */
const bodyHeaders = new Set(['content-type', 'content-length', 'accept', 'accept-encoding']);

/**
 * JSON-RPC over WebSocket: one connection for all calls to an address with the same credential. The headers, the
 * credential's among them, go out with the handshake.
 */
export function createWebSocketTransport({
  clock = systemClock,
  proxyForUrl = proxiesOfEnvironment(),
}: WebSocketTransportOptions = {}): KeepingTransport {
  const connections = new Map<string, Promise<Kept | Refusal>>();
  const keyOf = createKeyOf();
  return {
    async send(request, options) {
      const { url, headers } = prepareRequest(request);
      const server = serverOf(url);
      const deadlines = startDeadlines(clock, options);
      const { cancellation } = deadlines;
      const { maxBytes } = options;
      const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !bodyHeaders.has(name)));
      try {
        const settings = await cancellation.race(admit(url, options, proxyForUrl, false));
        const key = [url.href, keyOf(settings), hash(JSON.stringify(own)), maxBytes].join(' ');
        const open = async (): Promise<Kept | Refusal> => {
          const opened = await openWebSocket({ url, settings }, { headers: own, maxBytes }, server, clock);
          return 'socket' in opened ? keep(opened, maxBytes, () => connections.delete(key)) : opened;
        };
        const kept = await cancellation.race(shared(connections, key, open));
        if (!('calls' in kept)) return answer(request.url, kept);
        deadlines.touch();
        const replies = await kept.calls.call(String(request.body), (forget) =>
          cancellation.onAbort(() => forget(cancellation.reason as ApiError)),
        );
        return replies === undefined
          ? answer(request.url, { status: 204, headers: new Headers(), body: Buffer.alloc(0) })
          : answer(request.url, { status: 200, headers: jsonHeaders(), body: Buffer.from(replies) });
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        throw toConnectionError(error, server, false).with({ url: url.origin + url.pathname });
      } finally {
        deadlines.stop();
      }
    },
    async close() {
      for (const kept of await Promise.allSettled(connections.values())) {
        if (kept.status === 'fulfilled' && 'calls' in kept.value) kept.value.close();
      }
    },
  };
}

/** What was refused or failed is asked for anew by the next call. */
function shared(
  connections: Map<string, Promise<Kept | Refusal>>,
  key: string,
  open: () => Promise<Kept | Refusal>,
): Promise<Kept | Refusal> {
  const known = connections.get(key);
  if (known) return known;
  const opening = open();
  connections.set(key, opening);
  const forget = () => connections.delete(key);
  opening.then((opened) => ('calls' in opened ? undefined : forget()), forget);
  return opening;
}

function keep({ socket, connection }: OpenWebSocket, maxBytes: number, onClose: () => void): Kept {
  const calls = new JsonRpcSocket({
    send: (text) => socket.send(text),
    setBusy: (isBusy) => (isBusy ? connection.ref() : connection.unref()),
  });
  connection.unref();
  socket.on('message', (data) => calls.receive(Buffer.from(data as Buffer).toString('utf8')));
  let failure: ApiError | undefined;
  socket.on('error', (error) => {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    if (isTooLarge) failure = tooLarge(maxBytes);
  });
  socket.on('close', (code) => {
    onClose();
    calls.fail(failure ?? closed(code));
  });
  return { calls, close: () => socket.terminate() };
}

/** RFC 6455, section 7.4. */
function closed(code: number): ApiError {
  const subject = `The server closed the WebSocket before the reply arrived (${code})`;
  return new ApiError('CONNECTION_LOST', { subject });
}

function answer(url: string, { status, headers, body }: Refusal): HttpResponse {
  return { status, headers, body, url, receivedBytes: body.length };
}

const jsonHeaders = (): Headers => new Headers({ 'content-type': 'application/json' });
const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
