import { createHash } from 'node:crypto';
import { ApiError } from '../errors/ApiError';
import type { Clock } from '../ports/Clock';
import type { HttpResponse, KeepingTransport } from '../ports/Transport';
import { tooLarge } from './ByteSink';
import { createKeyOf } from './dispatcherCache';
import { LifeCheck } from './LifeCheck';
import { JsonRpcSocket } from './webSocket/JsonRpcSocket';
import type { OpenWebSocket, Refusal } from './webSocket/openWebSocket';
import { refusalAnswer, socketSender, type SocketTransportOptions } from './webSocket/socketSender';

/** A connection that is open or being opened. */
interface Kept {
  readonly calls: JsonRpcSocket;
  readonly life: LifeCheck;
  close(): void;
}

/** JSON-RPC over WebSocket: one connection for all calls to an address with the same credential. */
export function createWebSocketTransport(transport: SocketTransportOptions = {}): KeepingTransport {
  const connections = new Map<string, Promise<Kept | Refusal>>();
  const keyOf = createKeyOf();
  return {
    send: socketSender(transport, async (call) => {
      const { request, options, url, settings, headers, deadlines, clock, open } = call;
      const { cancellation } = deadlines;
      const { maxBytes } = options;
      const key = [url.href, keyOf(settings), hash(JSON.stringify(headers)), maxBytes].join(' ');
      const openKept = async (): Promise<Kept | Refusal> => {
        const opened = await open({ mismatch: 'RPC_REPLY_INVALID' });
        return 'socket' in opened ? keep(opened, { maxBytes, clock }, () => connections.delete(key)) : opened;
      };
      const kept = await cancellation.race(shared(connections, key, openKept));
      if (!('calls' in kept)) return refusalAnswer(request.url, kept);
      deadlines.touch();
      const replies = await kept.calls.call(String(request.body), (forget) =>
        cancellation.onAbort(() => {
          kept.life.after(cancellation.reason);
          forget(cancellation.reason as ApiError);
        }),
      );
      return answer(request.url, replies);
    }),
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

function keep(
  { socket, connection }: OpenWebSocket,
  { maxBytes, clock }: { readonly maxBytes: number; readonly clock: Clock },
  onClose: () => void,
): Kept {
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
  const close = () => socket.terminate();
  const ping = (answered: () => void) => {
    socket.once('pong', answered);
    // A connection that is closing tells by its end.
    if (socket.readyState === socket.OPEN) socket.ping();
  };
  return { calls, close, life: new LifeCheck(clock, ping, close) };
}

/** RFC 6455, section 7.4. */
function closed(code: number): ApiError {
  const subject = `The server closed the WebSocket before the reply arrived (${code})`;
  return new ApiError('CONNECTION_LOST', { subject });
}

/** @param replies undefined where none was due */
function answer(url: string, replies: string | undefined): HttpResponse {
  const body = Buffer.from(replies ?? '');
  const headers = new Headers(replies === undefined ? {} : { 'content-type': 'application/json' });
  return { status: replies === undefined ? 204 : 200, headers, body, url, receivedBytes: body.length };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
