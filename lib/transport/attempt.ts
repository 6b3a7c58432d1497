import type { SendOptions } from '../ports/Transport';
import type { Dispatcher } from '../vendor/undici';
import type { CarriedOptions } from './connectionUse';
import type { ConnectionSettings } from './createDispatcher';
import { type Answer, type EventReading, exchange, type Progress } from './exchange';
import { openBody } from './openBody';
import type { PreparedRequest } from './prepareRequest';
import { proxyAuthorization, proxyRefusal } from './proxyForUrl';
import type { RunningDeadlines } from './startDeadlines';

/** Methods that may be repeated without harm (RFC 9110, section 9.2.2). */
const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Where and within what limits an attempt is made. */
export interface AttemptSettings {
  readonly connection: ConnectionSettings;
  /** Asked anew for each attempt, since a dispatcher may have been closed in between. */
  readonly dispatcher: () => Dispatcher;
  readonly deadlines: RunningDeadlines;
  readonly maxBytes: SendOptions['maxBytes'];
  readonly progress: Progress;
  readonly events?: EventReading;
}

/**
 * Sends a request. A server may close a kept connection just as a request is written to it. undici notices
 * connections that were closed earlier, but fails such a request. The server most likely never saw it, so where
 * repeating does no harm it is sent once more, as RFC 9112 (section 9.3.1) allows.
 */
export async function attemptUnlessStale(
  request: PreparedRequest,
  settings: AttemptSettings,
): Promise<Answer> {
  try {
    return await attempt(request, settings);
  } catch (error) {
    const { progress, deadlines } = settings;
    const isStale =
      progress.reused && !progress.answered && isConnectionClosed(error) && !deadlines.cancellation.aborted;
    if (!isStale || !idempotentMethods.has(request.method)) throw error;
    Object.assign(progress, { sent: false, reused: false });
    return attempt(request, settings);
  }
}

async function attempt(
  request: PreparedRequest,
  { connection, dispatcher, deadlines, maxBytes, progress, events }: AttemptSettings,
): Promise<Answer> {
  const { content, length, close } = openBody(request.body, deadlines.touch);
  const proxy = connection.route === 'forward' ? connection.proxy : undefined;
  const { method, url } = request;
  const headers: Record<string, string> = { ...request.headers };
  // undici knows the length of bytes by itself, but not that of a stream.
  if (length !== undefined && length > 0) headers['content-length'] ??= String(length);
  const path = url.pathname + url.search;
  const options: CarriedOptions = {
    method: method as Dispatcher.HttpMethod,
    ...(proxy ? forwarded(proxy, url, path, headers) : { origin: url.origin, path, headers }),
    body: content,
    carrier: {},
  };
  try {
    const { cancellation, touch } = deadlines;
    const answer = await exchange(dispatcher(), options, progress, {
      maxBytes,
      cancellation,
      onActivity: touch,
      events,
    });
    if (proxy && answer.status === 407) throw proxyRefusal(proxy, 407, url.host);
    return answer;
  } finally {
    close();
  }
}

/** A forwarding proxy is asked for the whole URL (RFC 9112, section 3.2.2). */
function forwarded(proxy: URL, url: URL, path: string, headers: Record<string, string>) {
  return {
    origin: proxy.origin,
    path: url.origin + path,
    headers: { host: url.host, ...headers, ...proxyAuthorization(proxy) },
  };
}

function isConnectionClosed(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
