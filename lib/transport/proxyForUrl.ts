import { ApiError } from '../errors/ApiError';
import { addressOf } from '../plan/addressOf';

/** The proxy's URL for a request's URL; '' for none. */
export type ProxyForUrl = (url: string) => string | Promise<string>;

/** Origins whose proxy is remembered; a process that talks to more looks some of them up again. */
const mostOrigins = 1_000;

/**
 * HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY of this process, in either case. Looked up once for each origin:
 * reading the environment takes as long as a tenth of a request on a kept connection.
 */
export function proxiesOfEnvironment(): ProxyForUrl {
  const known = new Map<string, Promise<string>>();
  return (url) => {
    const { origin } = addressOf(url);
    const found = known.get(origin) ?? lookUp(origin);
    if (known.size >= mostOrigins) known.clear();
    known.set(origin, found);
    return found;
  };
}

async function lookUp(origin: string): Promise<string> {
  const { getProxyForUrl } = await import('../vendor/proxyFromEnv');
  return getProxyForUrl(origin);
}

/**
 * The setting as a URL.
 *
 * @throws ApiError PROXY_FAILURE when it is none, or of a kind that is not supported (SOCKS). The message does
 * not repeat the setting, since it may contain a password.
 */
export function parseProxy(setting: string): URL | undefined {
  if (setting === '') return undefined;
  const proxy = readProxy(setting);
  if (proxy?.protocol === 'http:' || proxy?.protocol === 'https:') return proxy;
  const subject = proxy
    ? `Proxies of the kind ${proxy.protocol}// are not supported`
    : 'The proxy that the environment names is not a valid URL';
  throw new ApiError('PROXY_FAILURE', {
    subject,
    hint: 'Set HTTP_PROXY and HTTPS_PROXY of the machine that runs n8n to a URL such as http://proxy.example.com:3128.',
    retryable: false,
  });
}

function readProxy(setting: string): URL | undefined {
  try {
    const proxy = new URL(setting);
    // Fails when user or password are not rightly percent-encoded.
    proxyAuthorization(proxy);
    return proxy;
  } catch {
    return undefined;
  }
}

/** The header by which a proxy learns the user and password of its URL (RFC 9110, section 11.7.2). */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The proxy answered a request, or a CONNECT, with a refusal. */
export function proxyRefusal(proxy: URL, status: number, target: string): ApiError {
  const isAuthentication = status === 407;
  const asked =
    proxy.username === ''
      ? 'asks for a user name and a password'
      : 'did not accept its user name and password';
  const subject = isAuthentication
    ? `The proxy ${proxy.host} ${asked} (407)`
    : `The proxy ${proxy.host} refused to connect to ${target} (${status})`;
  const hint =
    'Write them into the proxy setting of the machine that runs n8n: http://USER:PASSWORD@HOST:PORT.';
  return new ApiError('PROXY_FAILURE', {
    subject,
    hint: isAuthentication ? hint : undefined,
    // 5xx says that the proxy could not reach the server just now; anything else is a rule of the proxy.
    retryable: status >= 500,
  });
}
