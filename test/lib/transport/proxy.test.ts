import { createPooledTransport } from '../../../lib/transport/createPooledTransport';
import { certificates } from '../../support/localServer';
import { createVirtualClock } from '../../support/virtualClock';
import { afterTest, createTransport, failureOf, send, serve, serveTls, text, until } from './harness';
import { startProxy } from './startProxy';

const tls = { ca: certificates.ca };

describe('through a proxy', () => {
  test('http is forwarded over kept connections', async () => {
    const server = await serve(({ headers }) => ({ json: headers }));
    const proxy = await startProxy();
    const transport = createTransport({ proxyForUrl: () => proxy.url });
    for (let count = 0; count < 3; count++) await send(transport, `${server.url}/a?b=${count}`);
    expect(proxy.asked).toEqual([0, 1, 2].map((count) => `GET ${server.url}/a?b=${count}`));
    expect(proxy.connections).toBe(1);
    expect(server.requests[0]?.headers.host).toBe(`127.0.0.1:${server.port}`);
  });

  test('https is tunnelled over kept connections, and its certificate checked', async () => {
    const server = await serveTls(() => ({ body: 'secret' }));
    const proxy = await startProxy();
    const transport = createTransport({ proxyForUrl: () => proxy.url });
    for (let count = 0; count < 3; count++)
      expect(text(await send(transport, server.url, {}, { tls }))).toBe('secret');
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
    expect((await failureOf(send(transport, server.url))).code).toBe('TLS_FAILURE');
  });

  test('its user and password go to the proxy only', async () => {
    const plain = await serve(() => ({ body: 'ok' }));
    const secure = await serveTls(() => ({ body: 'ok' }));
    const proxy = await startProxy({ login: 'us@er:p/ss' });
    const transport = createTransport({ proxyForUrl: () => proxy.url });
    await send(transport, plain.url);
    await send(transport, secure.url, {}, { tls });
    for (const { headers } of [...plain.requests, ...secure.requests])
      expect(headers).not.toHaveProperty('proxy-authorization');
    expect(proxy.asked).toHaveLength(2);
  });
});

describe('PROXY_FAILURE', () => {
  const failing = async (url: string, proxyUrl: string) => {
    const failure = await failureOf(send(createTransport({ proxyForUrl: () => proxyUrl }), url, {}, { tls }));
    expect(failure.code).toBe('PROXY_FAILURE');
    expect(JSON.stringify(failure) + String((failure.cause as Error | undefined)?.stack)).not.toContain(
      'hunter2',
    );
    return failure;
  };

  test.each(['http', 'https'])('407, %s: a password is missing, or wrong', async (scheme) => {
    const server = scheme === 'http' ? await serve(() => ({})) : await serveTls(() => ({}));
    const proxy = await startProxy({ login: 'user:right' });
    const missing = await failing(server.url, `http://${proxy.host}`);
    expect(missing.message).toBe(`The proxy ${proxy.host} asks for a user name and a password (407)`);
    expect(missing.retryable).toBe(false);
    const wrong = await failing(server.url, `http://user:hunter2@${proxy.host}`);
    expect(wrong.message).toBe(`The proxy ${proxy.host} did not accept its user name and password (407)`);
    expect(server.requests).toEqual([]);
  });

  test('the proxy forbids the target', async () => {
    const proxy = await startProxy({ refuse: 403 });
    const failure = await failing('https://api.test/x?key=1', proxy.url);
    expect(failure.message).toBe(`The proxy ${proxy.host} refused to connect to api.test:443 (403)`);
    expect(failure.retryable).toBe(false);
    expect(failure.detail.url).toBe('https://api.test/x');
  });

  test('the proxy cannot reach the target just now', async () => {
    const proxy = await startProxy({ refuse: 503 });
    expect((await failing('https://api.test', proxy.url)).retryable).toBe(true);
  });

  test.each(['http', 'https'])('the proxy is not there, %s', async (scheme) => {
    const gone = await serve(() => ({}));
    await gone.stop();
    const failure = await failing(`${scheme}://api.test`, `http://user:hunter2@127.0.0.1:${gone.port}`);
    expect(failure.message).toBe(`The proxy cannot be used: 127.0.0.1:${gone.port} refused the connection`);
  });

  test.each(['https', 'http'])('the certificate of an https proxy is not trusted, %s', async (scheme) => {
    const proxy = await serveTls(() => ({}));
    const failure = await failing(`${scheme}://api.test`, proxy.url);
    expect(failure.message).toMatch(
      /^The proxy cannot be used: The certificate of 127\.0\.0\.1:\d+ comes from /,
    );
  });

  test.each([
    ['socks5://user:hunter2@127.0.0.1:1080', 'Proxies of the kind socks5:// are not supported'],
    ['http://user:hunter2@:::', 'The proxy that the environment names is not a valid URL'],
    ['http://us%er:hunter2@127.0.0.1:3128', 'The proxy that the environment names is not a valid URL'],
  ])('the setting cannot be used (%#)', async (setting, message) => {
    const failure = await failing('http://api.test', setting);
    expect(failure.message).toBe(message);
    expect(failure.retryable).toBe(false);
  });

  test('a proxy that never answers meets the connect deadline', async () => {
    const proxy = await startProxy({ silent: true });
    const clock = createVirtualClock();
    const transport = createTransport({ clock, proxyForUrl: () => proxy.url });
    const failure = failureOf(send(transport, 'https://api.test', {}, { deadlines: { connectMs: 5000 } }));
    await until(() => proxy.asked.length > 0);
    await clock.advance(5000);
    expect((await failure).code).toBe('TIMEOUT_CONNECT');
  });
});

describe('the environment', () => {
  afterEach(() => jest.restoreAllMocks());

  /** A transport under an environment that has nothing but these variables. */
  const under = (variables: Record<string, string>) => {
    jest.replaceProperty(process, 'env', variables);
    const transport = createPooledTransport();
    afterTest(transport.close);
    return transport;
  };

  test.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])('%s is used', async (name) => {
    const server = await serve(() => ({ body: 'ok' }));
    const proxy = await startProxy();
    await send(under({ [name]: proxy.url }), server.url);
    expect(proxy.asked).toHaveLength(1);
  });

  test.each(['https_proxy', 'HTTPS_PROXY'])('%s is used', async (name) => {
    const server = await serveTls(() => ({ body: 'ok' }));
    const proxy = await startProxy();
    await send(under({ [name]: proxy.url, HTTP_PROXY: 'http://127.0.0.1:1' }), server.url, {}, { tls });
    expect(proxy.asked).toHaveLength(1);
  });

  test.each([
    ['no_proxy', '127.0.0.1'],
    ['NO_PROXY', 'example.com, 127.0.0.1'],
    ['NO_PROXY', '*'],
  ])('%s=%s goes around it', async (name, value) => {
    const server = await serve(() => ({ body: 'ok' }));
    const proxy = await startProxy();
    await send(under({ HTTP_PROXY: proxy.url, [name]: value }), server.url);
    expect(proxy.asked).toEqual([]);
  });
});
