import { type Clock, systemClock } from '../ports/Clock';
import type { HttpResponse, KeepingTransport } from '../ports/Transport';
import { admit } from './admit';
import { serverOf, toConnectionError } from './connectionErrors';
import { messagesType } from './events/MessageList';
import { streamCut } from './events/streamCut';
import { prepareRequest } from './prepareRequest';
import { type ProxyForUrl, proxiesOfEnvironment } from './proxyForUrl';
import { startDeadlines } from './startDeadlines';
import { openWebSocket } from './webSocket/openWebSocket';
import { Subscription } from './webSocket/Subscription';

export interface GraphQlSocketTransportOptions {
  /** Measures all deadlines. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: as the environment says (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY). */
  readonly proxyForUrl?: ProxyForUrl;
}

/** Headers of a request with a body; the handshake has none. */
const bodyHeaders = new Set(['content-type', 'content-length', 'accept', 'accept-encoding']);

/**
 * GraphQL subscriptions over WebSocket (graphql-transport-ws): a connection for each, which is closed when it ends. The
 * headers, the credential's among them, go out with the handshake. The results come back one a line.
 */
export function createGraphQlSocketTransport({
  clock = systemClock,
  proxyForUrl = proxiesOfEnvironment(),
}: GraphQlSocketTransportOptions = {}): KeepingTransport {
  const open = new Set<Subscription>();
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
        const handshake = { headers: own, maxBytes, protocols: ['graphql-transport-ws'] };
        const opening = openWebSocket({ url, settings }, handshake, server, clock);
        // A connection that is there only after everything is over has to be closed all the same.
        const isLate = () =>
          void opening.then(
            (late) => 'socket' in late && late.socket.terminate(),
            () => {},
          );
        const opened = await cancellation.race(opening).catch((error: unknown) => {
          isLate();
          throw error;
        });
        if (!('socket' in opened)) return { ...opened, url: request.url, receivedBytes: opened.body.length };
        const subscription = new Subscription(opened.socket, {
          body: String(request.body),
          stream: request.stream ?? {},
          maxBytes,
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
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        throw toConnectionError(error, server, false).with({ url: url.origin + url.pathname });
      } finally {
        deadlines.stop();
      }
    },
    async close() {
      for (const subscription of open) subscription.lose();
    },
  };
}

function answer(url: string, rest: Pick<HttpResponse, 'body' | 'cut' | 'receivedBytes'>): HttpResponse {
  return { status: 200, headers: new Headers({ 'content-type': messagesType }), url, ...rest };
}
