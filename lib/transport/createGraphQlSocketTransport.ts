import type { HttpResponse, KeepingTransport } from '../ports/Transport';
import type { Cancellation } from './Cancellation';
import { messagesType } from './events/MessageList';
import { streamCut } from './events/streamCut';
import type { OpenWebSocket, Refusal } from './webSocket/openWebSocket';
import { refusalAnswer, socketSender, type SocketTransportOptions } from './webSocket/socketSender';
import { Subscription } from './webSocket/Subscription';

const spoken = { protocols: ['graphql-transport-ws'], mismatch: 'RESPONSE_NOT_GRAPHQL' } as const;

/**
 * GraphQL subscriptions over WebSocket (graphql-transport-ws): a connection for each, which is closed when it ends. The
 * results come back one a line.
 */
export function createGraphQlSocketTransport(transport: SocketTransportOptions = {}): KeepingTransport {
  const open = new Set<Subscription>();
  return {
    send: socketSender(transport, async ({ request, options, server, deadlines, open: openOne }) => {
      const { cancellation } = deadlines;
      const opened = await inTime(openOne(spoken), cancellation);
      if (!('socket' in opened)) return refusalAnswer(request.url, opened);
      const subscription = new Subscription(opened.socket, {
        body: String(request.body),
        stream: request.stream ?? {},
        maxBytes: options.maxBytes,
        onActivity: deadlines.touch,
        cutBy: (error) => streamCut(error, server, options),
      });
      open.add(subscription);
      const forget = cancellation.onAbort(() => subscription.fail(cancellation.reason));
      try {
        return answer(request.url, await subscription.end);
      } finally {
        forget();
        open.delete(subscription);
      }
    }),
    async close() {
      for (const subscription of open) subscription.lose();
    },
  };
}

/** A connection that is there only after everything is over has to be closed all the same. */
async function inTime(
  opening: Promise<OpenWebSocket | Refusal>,
  cancellation: Cancellation,
): Promise<OpenWebSocket | Refusal> {
  try {
    return await cancellation.race(opening);
  } catch (error) {
    void opening.then(
      (late) => 'socket' in late && late.socket.terminate(),
      () => {},
    );
    throw error;
  }
}

function answer(url: string, rest: Pick<HttpResponse, 'body' | 'cut' | 'receivedBytes'>): HttpResponse {
  return { status: 200, headers: new Headers({ 'content-type': messagesType }), url, ...rest };
}
