import { Readable } from 'node:stream';
import { ApiError } from '../../../lib/errors/ApiError';
import { createTransport, failureOf, send, serve, text, until } from './harness';

describe('connections', () => {
  test('20 requests in a row share one connection', async () => {
    const server = await serve(() => ({ json: { ok: true } }));
    const transport = createTransport();
    for (let count = 0; count < 20; count++) await send(transport, `${server.url}/items?page=${count}`);
    expect(server.requests).toHaveLength(20);
    expect(server.connections).toBe(1);
  });

  test('requests at the same time have a connection each, and leave them for later ones', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const five = () => Promise.all(Array.from({ length: 5 }, () => send(transport, server.url)));
    await five();
    await five();
    expect(server.connections).toBe(5);
  });

  test('other connect deadlines make other connections', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    await send(transport, server.url, {}, { deadlines: { connectMs: 1000 } });
    await send(transport, server.url, {}, { deadlines: { connectMs: 2000 } });
    await send(transport, server.url, {}, { deadlines: { connectMs: 1000, totalMs: 5000, idleMs: 500 } });
    expect(server.connections).toBe(2);
  });

  test('close() ends connections in use, and a later request opens new ones', async () => {
    let isSilent = true;
    const server = await serve(() => (isSilent ? undefined : { body: 'ok' }));
    const transport = createTransport();
    const arrived = server.nextRequest();
    const failure = failureOf(send(transport, server.url));
    await arrived;
    await transport.close();
    expect((await failure).code).toBe('CONNECTION_LOST');
    isSilent = false;
    expect(text(await send(transport, server.url))).toBe('ok');
  });
});

describe('a kept connection that the server closes under a request', () => {
  const closingOnce = () => {
    let closed = false;
    return serve(({ path }, response) => {
      if (path !== '/stale' || closed) return { body: 'ok' };
      closed = true;
      response.socket?.destroy();
      return undefined;
    });
  };

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'] as const)('%s is sent once more', async (method) => {
    const server = await closingOnce();
    const transport = createTransport();
    await send(transport, `${server.url}/first`);
    expect((await send(transport, `${server.url}/stale`, { method })).status).toBe(200);
    expect(server.requests.map(({ path, connection }) => [path, connection])).toEqual([
      ['/first', 1],
      ['/stale', 1],
      ['/stale', 2],
    ]);
  });

  test.each(['POST', 'PATCH'] as const)('%s is not', async (method) => {
    const server = await closingOnce();
    const transport = createTransport();
    await send(transport, `${server.url}/first`);
    const failure = await failureOf(send(transport, `${server.url}/stale`, { method, body: '{}' }));
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(server.requests).toHaveLength(2);
  });

  test('nothing is sent again on a new connection', async () => {
    const server = await closingOnce();
    const failure = await failureOf(send(createTransport(), `${server.url}/stale`));
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(server.requests).toHaveLength(1);
  });

  test('nor on one that takes the place of an old one', async () => {
    const server = await serve(({ path }, response) => {
      if (path !== '/stale') return { body: 'ok', headers: path === '/last' ? { connection: 'close' } : {} };
      response.socket?.destroy();
      return undefined;
    });
    const transport = createTransport();
    await Promise.all(['/last', '/kept'].map((path) => send(transport, server.url + path)));
    expect((await failureOf(send(transport, `${server.url}/stale`))).code).toBe('CONNECTION_LOST');
    expect(server.requests.slice(2).map(({ path, connection }) => [path, connection])).toEqual([
      ['/stale', 3],
    ]);
  });

  test('nor when the answer had begun', async () => {
    const server = await serve(({ path }, response) => {
      if (path === '/first') return { body: 'ok' };
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.socket?.destroy());
      return undefined;
    });
    const transport = createTransport();
    await send(transport, `${server.url}/first`);
    const failure = await failureOf(send(transport, `${server.url}/half`));
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(server.requests).toHaveLength(2);
  });

  test('the repetition goes over a new connection, and is the only one', async () => {
    const server = await serve(({ path }, response) => {
      if (path === '/first') return { body: 'ok' };
      response.socket?.destroy();
      return undefined;
    });
    const transport = createTransport();
    await Promise.all([1, 2, 3].map(() => send(transport, `${server.url}/first`)));
    expect((await failureOf(send(transport, `${server.url}/stale`))).code).toBe('CONNECTION_LOST');
    expect(server.requests.map(({ path }) => path).slice(3)).toEqual(['/stale', '/stale']);
    expect(server.requests.at(-1)?.connection).toBe(4);
  });
});

describe('the request', () => {
  test('method, path, query and headers arrive as given', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const headers = { 'x-api-key': 'k', accept: 'application/json', 'x-name': 'Z\u00fcrich' };
    await send(createTransport(), `${server.url}/a%20b/c?q=1&q=%26#part`, { method: 'DELETE', headers });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'DELETE', url: '/a%20b/c?q=1&q=%26', headers });
    expect(request?.headers.host).toBe(server.origin.slice('http://'.length));
    expect(request?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  test('accept-encoding and host can be set', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const headers = { 'Accept-Encoding': 'identity', host: 'tenant.example.com' };
    await send(createTransport(), server.url, { headers });
    expect(server.requests[0]?.headers).toMatchObject({
      'accept-encoding': 'identity',
      host: 'tenant.example.com',
    });
  });

  const large = 'z\u00e4'.repeat(100_000);
  test.each([
    ['a string', '{"a":"\u00e9"}', '{"a":"\u00e9"}'],
    ['bytes', new Uint8Array([104, 105]), 'hi'],
    [
      'a view into a larger buffer',
      new Uint8Array(Buffer.from('[hi]').buffer, Buffer.from('[hi]').byteOffset, 0),
      '',
    ],
    ['an empty string', '', ''],
    ['a long string', large, large],
    ['long bytes', Buffer.from(large), large],
  ])('sends %s with its length', async (_name, body, expected) => {
    const server = await serve(() => ({ body: 'ok' }));
    await send(createTransport(), server.url, { method: 'POST', body });
    expect(server.requests[0]?.text()).toBe(expected);
    expect(server.requests[0]?.headers['content-length']).toBe(String(Buffer.byteLength(expected)));
  });

  test('a body that is opened anew for each sending is streamed', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const body = () => Readable.from(['one ', Buffer.from('two')]);
    await send(transport, server.url, { method: 'PUT', body });
    await send(transport, server.url, { method: 'PUT', body, headers: { 'content-length': '7' } });
    expect(server.requests.map((request) => request.text())).toEqual(['one two', 'one two']);
    expect(server.requests[0]?.headers['transfer-encoding']).toBe('chunked');
    expect(server.requests[1]?.headers['content-length']).toBe('7');
  });

  test('a body stream is freed when the request never goes out', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const opened: Readable[] = [];
    const body = () => {
      opened.push(new Readable({ read() {} }));
      return opened[0] as Readable;
    };
    const cancel = new AbortController();
    const sent = send(createTransport(), server.url, { method: 'POST', body }, { signal: cancel.signal });
    const failed = expect(sent).rejects.toBe('enough');
    await until(() => opened.length > 0);
    cancel.abort('enough');
    await failed;
    await until(() => opened[0]?.destroyed === true);
  });

  test('a body that cannot be read fails the request with its own words', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const broken = (error: Error) => () =>
      Readable.from(
        (async function* () {
          yield 'start';
          throw error;
        })(),
      );
    const plain = await failureOf(
      send(transport, server.url, { method: 'POST', body: broken(new Error('disk full')) }),
    );
    expect(plain.code).toBe('UNEXPECTED');
    expect(plain.message).toBe("The request's body could not be read: disk full");
    const missing = broken(new ApiError('BINARY_MISSING'));
    expect((await failureOf(send(transport, server.url, { method: 'POST', body: missing }))).code).toBe(
      'BINARY_MISSING',
    );
  });
});

describe('the answer', () => {
  test('status, headers, body and URL', async () => {
    const server = await serve(() => ({
      status: 404,
      headers: { 'set-cookie': ['a=1', 'b=2'], link: ['<x>', '<y>'], 'x-one': 'Z\u00fcrich' },
      body: 'no such thing',
    }));
    const response = await send(createTransport(), `${server.url}/x?token=1`);
    expect(response.status).toBe(404);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('link')).toBe('<x>, <y>');
    expect(response.headers.get('x-one')).toBe('Z\u00fcrich');
    expect(text(response)).toBe('no such thing');
    expect(response.receivedBytes).toBe(13);
    expect(response.url).toBe(`${server.url}/x?token=1`);
  });

  test('redirects are handed out, not followed', async () => {
    const server = await serve(() => ({ status: 302, headers: { location: '/elsewhere' } }));
    const response = await send(createTransport(), server.url);
    expect(response.status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [204, 'GET', {}],
    [304, 'GET', { 'content-length': '999999999', 'content-encoding': 'gzip' }],
    [304, 'GET', { 'content-length': '999999999' }],
    [200, 'HEAD', { 'content-length': '999999999', 'content-encoding': 'br' }],
    [200, 'HEAD', { 'content-length': '999999999' }],
    [200, 'GET', { 'content-length': '0', 'content-encoding': 'gzip' }],
  ] as const)('%i to %s with %j has no body', async (status, method, headers) => {
    const server = await serve(() => ({ status, headers }));
    const response = await send(createTransport(), server.url, { method }, { maxBytes: 100 });
    expect(response.status).toBe(status);
    expect(response.body).toHaveLength(0);
    expect(response.receivedBytes).toBe(0);
  });

  test('an interim answer is passed over', async () => {
    const server = await serve((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      return { body: 'final' };
    });
    expect(text(await send(createTransport(), server.url))).toBe('final');
  });
});
