import type { SendOptions } from '../ports/Transport';
import type { ConnectionSettings } from './createDispatcher';
import { toEgressError } from './guardLookup';
import { parseProxy, type ProxyForUrl } from './proxyForUrl';

/**
 * Asks the host whether the URL may be reached, and by which way.
 *
 * @param mayForward whether a proxy may be asked for the URL itself; what is no plain HTTP/1.1 needs a tunnel.
 */
export async function admit(
  url: URL,
  { egress, tls, deadlines }: SendOptions,
  proxyForUrl: ProxyForUrl,
  mayForward = true,
): Promise<ConnectionSettings> {
  try {
    await egress?.validateUrl(url.href);
  } catch (error) {
    throw toEgressError(error);
  }
  const { connectMs } = deadlines;
  const proxy = parseProxy(await proxyForUrl(url.href));
  if (!proxy) return { route: 'direct', tls, lookup: egress?.lookup, connectMs };
  const isForwarded = mayForward && url.protocol === 'http:' && proxy.protocol === 'http:';
  return isForwarded ? { route: 'forward', proxy, connectMs } : { route: 'tunnel', proxy, tls, connectMs };
}
