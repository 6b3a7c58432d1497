import type { OutgoingHttpHeaders } from 'node:http2';
import { type Clock, systemClock } from '../ports/Clock';
import type { KeepingTransport, SendOptions } from '../ports/Transport';
import { admit } from './admit';
import { serverOf, toConnectionError } from './connectionErrors';
import { createKeyOf } from './dispatcherCache';
import { acceptedEncodings } from './grpc/decompress';
import { isRefusal } from './grpc/callFailures';
import { exchangeMessages } from './grpc/exchangeMessages';
import { Http2Sessions } from './grpc/Http2Sessions';
import { type PreparedRequest, prepareRequest } from './prepareRequest';
import { type ProxyForUrl, proxiesOfEnvironment } from './proxyForUrl';
import { startDeadlines } from './startDeadlines';

export interface GrpcTransportOptions {
  /** Measures all deadlines. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: as the environment says (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY). */
  readonly proxyForUrl?: ProxyForUrl;
}

/**
 * Calls of gRPC ("gRPC over HTTP2"): one HTTP/2 request each, on connections that are kept and shared. A `host` header
 * is the authority that the server is asked as, and the name that its certificate has to be for.
 */
export function createGrpcTransport({
  clock = systemClock,
  proxyForUrl = proxiesOfEnvironment(),
}: GrpcTransportOptions = {}): KeepingTransport {
  const sessions = new Http2Sessions(clock);
  const keyOf = createKeyOf();
  return {
    async send(request, options) {
      const prepared = prepareRequest(request);
      const { url } = prepared;
      const server = serverOf(url);
      const deadlines = startDeadlines(clock, options);
      const { cancellation, touch: onActivity } = deadlines;
      try {
        const settings = await cancellation.race(admit(url, options, proxyForUrl, false));
        const authority = prepared.headers.host ?? url.host;
        const servername = options.tls?.serverName ? undefined : nameIn(prepared.headers.host);
        const key = `${url.origin} ${servername ?? ''} ${keyOf(settings)}`;
        const call = {
          headers: headersOf(prepared, authority, options),
          body: request.body as Uint8Array,
          stream: request.stream,
        };
        const terms = { server, maxBytes: options.maxBytes, cancellation, onActivity, clock };
        const attempt = async () => {
          const connection =
            sessions.free(key) ??
            (await cancellation.race(sessions.open(key, { url, settings, servername })));
          return await exchangeMessages(connection, call, terms);
        };
        // A server that is being restarted refuses calls on kept connections, and takes them on new ones.
        const answer = await attempt().catch((error: unknown) => {
          if (isRefusal(error)) return attempt();
          throw error;
        });
        return { ...answer, url: request.url };
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        throw toConnectionError(error, server, false).with({
          method: 'POST',
          url: url.origin + url.pathname,
        });
      } finally {
        deadlines.stop();
      }
    },
    close: async () => sessions.close(),
  };
}

/** Headers that HTTP/2 has other names for, or that belong to HTTP/1.1. */
const otherNames = new Set(['host', 'accept-encoding', 'accept', 'connection', 'content-length']);

function headersOf(
  { url, headers }: PreparedRequest,
  authority: string,
  { deadlines }: SendOptions,
): OutgoingHttpHeaders {
  const own: OutgoingHttpHeaders = {};
  for (const name of Object.keys(headers)) if (!otherNames.has(name)) own[name] = headers[name];
  return {
    ':method': 'POST',
    ':scheme': url.protocol.slice(0, -1),
    ':authority': authority,
    ':path': url.pathname,
    te: 'trailers',
    'content-type': 'application/grpc',
    'grpc-accept-encoding': acceptedEncodings,
    ...(deadlines.totalMs !== undefined && { 'grpc-timeout': timeout(deadlines.totalMs) }),
    ...own,
  };
}

/** At most eight digits, so that long deadlines are told in seconds. */
function timeout(ms: number): string {
  return ms < 100_000_000 ? `${Math.ceil(ms)}m` : `${Math.ceil(ms / 1000)}S`;
}

function nameIn(host: string | undefined): string | undefined {
  return host === undefined ? undefined : new URL(`https://${host}`).hostname;
}
