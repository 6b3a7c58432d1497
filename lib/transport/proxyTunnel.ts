import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { ApiError, isApiError } from '../errors/ApiError';
import { toConnectionError } from './connectionErrors';
import { addressAttemptMs, type Connect } from './connectors';
import { proxyAuthorization, proxyRefusal } from './proxyForUrl';

/**
 * Connects through a proxy by CONNECT (RFC 9110, section 9.3.6). undici's own ProxyAgent is not used: it tells a
 * refusal of the proxy only by a sentence, and does not limit how long the proxy may take.
 *
 * @param secure Upgrades the tunnel to TLS.
 */
export function createProxyTunnel(proxy: URL, secure: Connect): Connect {
  return (options, callback) => {
    const target = options.port
      ? String(options.host)
      : `${options.host}:${options.protocol === 'https:' ? 443 : 80}`;
    const hostname = proxy.hostname.replace(/^\[|\]$/g, '');
    const connection = {
      host: hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      // Left alone, node:https would ask the proxy for the target's certificate.
      servername: isIP(hostname) ? '' : hostname,
      agent: false,
      autoSelectFamilyAttemptTimeout: addressAttemptMs,
    };
    const request = (proxy.protocol === 'https:' ? requestHttps : requestHttp)({
      ...connection,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyAuthorization(proxy) },
    });
    let abandon = (): void => void request.destroy();
    request.once('error', (error) => callback(proxyFailure(error, proxy), null));
    request.once('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.on('error', () => {}).destroy();
        return callback(proxyRefusal(proxy, statusCode, target), null);
      }
      if (head.length > 0) socket.unshift(head);
      if (options.protocol !== 'https:') return callback(null, socket);
      abandon = secure({ ...options, httpSocket: socket }, callback);
    });
    request.end();
    return () => abandon();
  };
}

/** Connects to a proxy that forwards requests, and blames the proxy for what goes wrong. */
export function blamingProxy(connect: Connect, proxy: URL): Connect {
  return (options, callback) =>
    connect(options, (error, socket) =>
      callback(
        ...((error ? [proxyFailure(error, proxy), null] : [null, socket]) as Parameters<typeof callback>),
      ),
    );
}

function proxyFailure(error: Error, proxy: URL): ApiError {
  if (isApiError(error) && error.code === 'PROXY_FAILURE') return error;
  const known = toConnectionError(error, { hostname: proxy.hostname, authority: proxy.host }, false);
  return new ApiError('PROXY_FAILURE', { subject: `The proxy cannot be used: ${known.message}` }, error);
}
