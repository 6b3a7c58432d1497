import { systemClock, type Clock } from '../ports/Clock';
import type { KeepingTransport } from '../ports/Transport';
import { admit } from './admit';
import { attemptUnlessStale } from './attempt';
import { serverOf, toConnectionError } from './connectionErrors';
import { createDispatcher } from './createDispatcher';
import { createDispatcherCache } from './dispatcherCache';
import { openEventReading } from './events/openEventReading';
import type { Progress } from './exchange';
import { loadUndici } from './loadUndici';
import { prepareRequest } from './prepareRequest';
import { proxiesOfEnvironment, type ProxyForUrl } from './proxyForUrl';
import { startDeadlines } from './startDeadlines';

export interface PooledTransportOptions {
  /** Measures all deadlines. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: as the environment says (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY). */
  readonly proxyForUrl?: ProxyForUrl;
  /** Kinds of connections (TLS options × proxy × egress lookup × connect deadline) kept at once. Default: 64. */
  readonly capacity?: number;
}

/** The engine's transport: keep-alive connections by undici, under the host's rules. */
export function createPooledTransport({
  clock = systemClock,
  proxyForUrl = proxiesOfEnvironment(),
  capacity = 64,
}: PooledTransportOptions = {}): KeepingTransport {
  const dispatchers = createDispatcherCache(capacity);
  return {
    async send(request, options) {
      const prepared = prepareRequest(request);
      const { method, url } = prepared;
      const deadlines = startDeadlines(clock, options);
      const progress: Progress = { sent: false, reused: false, answered: false };
      try {
        const connection = await deadlines.cancellation.race(admit(url, options, proxyForUrl));
        const undici = await loadUndici();
        const dispatcher = () =>
          dispatchers.get(connection, () => createDispatcher(undici, connection, clock));
        const { maxBytes } = options;
        const events = request.stream && (await openEventReading(request.stream, serverOf(url), options));
        const settings = { connection, dispatcher, deadlines, maxBytes, progress, events };
        return { ...(await attemptUnlessStale(prepared, settings)), url: request.url };
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        const failure = toConnectionError(error, serverOf(url), progress.sent);
        // The query may hold a key, so it stays out.
        throw failure.with({ method, url: url.origin + url.pathname });
      } finally {
        deadlines.stop();
      }
    },
    close: () => dispatchers.close(),
  };
}
