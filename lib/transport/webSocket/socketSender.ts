import type { Clock } from '../../ports/Clock';
import { systemClock } from '../../ports/Clock';
import type { HttpRequest, HttpResponse, SendOptions, Transport } from '../../ports/Transport';
import { admit } from '../admit';
import type { Server } from '../connectionErrorMeanings';
import { serverOf, toConnectionError } from '../connectionErrors';
import type { ConnectionSettings } from '../createDispatcher';
import { prepareRequest } from '../prepareRequest';
import { type ProxyForUrl, proxiesOfEnvironment } from '../proxyForUrl';
import { type RunningDeadlines, startDeadlines } from '../startDeadlines';
import { type OpenWebSocket, openWebSocket, type Refusal, type SpokenOnSocket } from './openWebSocket';

export interface SocketTransportOptions {
  /** Measures all deadlines. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: as the environment says (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY). */
  readonly proxyForUrl?: ProxyForUrl;
}

/** A request that is to travel over a WebSocket, admitted and under its deadlines. */
export interface SocketCall {
  readonly request: HttpRequest;
  readonly options: SendOptions;
  readonly server: Server;
  readonly url: URL;
  readonly settings: ConnectionSettings;
  /** Those of the request that go out with the handshake, the credential's among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly deadlines: RunningDeadlines;
  readonly clock: Clock;
  /** Opens a connection; it is the caller's, also when the call is over by then. */
  open(spoken: SpokenOnSocket): Promise<OpenWebSocket | Refusal>;
}

/** Headers of a request with a body; the handshake has none. */
const bodyHeaders = new Set(['content-type', 'content-length', 'accept', 'accept-encoding']);

/** What all ways over WebSocket have in common: checks, deadlines, the way out, and how failures are told. */
export function socketSender(
  { clock = systemClock, proxyForUrl = proxiesOfEnvironment() }: SocketTransportOptions,
  work: (call: SocketCall) => Promise<HttpResponse>,
): Transport['send'] {
  return async (request, options) => {
    const { url, headers: all } = prepareRequest(request);
    const server = serverOf(url);
    const deadlines = startDeadlines(clock, options);
    const headers = Object.fromEntries(Object.entries(all).filter(([name]) => !bodyHeaders.has(name)));
    try {
      const settings = await deadlines.cancellation.race(admit(url, options, proxyForUrl, false));
      const open = (spoken: SpokenOnSocket) =>
        openWebSocket({ url, settings }, { headers, maxBytes: options.maxBytes, ...spoken }, server, clock);
      return await work({ request, options, server, url, settings, headers, deadlines, clock, open });
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw toConnectionError(error, server, false).with({ url: url.origin + url.pathname });
    } finally {
      deadlines.stop();
    }
  };
}

/** What the server answered in place of the handshake. */
export function refusalAnswer(url: string, refusal: Refusal): HttpResponse {
  return { ...refusal, url, receivedBytes: refusal.body.length };
}
