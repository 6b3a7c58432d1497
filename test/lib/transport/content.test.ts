import { randomBytes } from 'node:crypto';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createTransport, failureOf, send, serve, text } from './harness';

const content = JSON.stringify({ words: Array.from({ length: 5000 }, (_value, index) => `word ${index}`) });

const bombBytes = 8 * 1024 * 1024;

const layers = (count: number): Buffer => (count === 0 ? Buffer.from('x') : gzipSync(layers(count - 1)));

/** Serves bytes under a Content-Encoding. */
const serving = (encoding: string, body: Buffer) =>
  serve(() => ({ headers: { 'content-encoding': encoding }, body }));

describe('Content-Encoding', () => {
  test.each([
    ['gzip', gzipSync(content)],
    ['x-gzip', gzipSync(content)],
    ['GZip', gzipSync(content)],
    ['deflate', deflateSync(content)],
    ['deflate', deflateRawSync(content)],
    ['br', brotliCompressSync(content)],
    ['identity', Buffer.from(content)],
    ['br, gzip', gzipSync(brotliCompressSync(content))],
    ['deflate, identity, gzip', gzipSync(deflateRawSync(content))],
  ])('%s is undone', async (encoding, body) => {
    const server = await serving(encoding, body);
    const response = await send(createTransport(), server.url);
    expect(text(response)).toBe(content);
    expect(response.receivedBytes).toBe(body.length);
  });

  test('a large body comes out whole, also when compressed twice', async () => {
    // Hardly compressible, so that every stage has to wait for the next.
    const large = Buffer.alloc(4 * 1024 * 1024, randomBytes(100_000));
    const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    const server = await serving('gzip, br', brotliCompressSync(gzipSync(large, { level: 1 }), fast));
    const response = await send(createTransport(), server.url);
    expect(Buffer.compare(Buffer.from(response.body), large)).toBe(0);
  });

  test('what is not known is handed out as it came', async () => {
    const server = await serving('gzip, aws-chunked', Buffer.from('raw'));
    expect(text(await send(createTransport(), server.url))).toBe('raw');
  });

  test.each([
    ['truncated gzip', 'gzip', gzipSync(content).subarray(0, 1000)],
    ['truncated brotli', 'br', brotliCompressSync(content).subarray(0, 100)],
    ['damaged gzip', 'gzip', Buffer.concat([gzipSync(content).subarray(0, 500), Buffer.alloc(500, 0xff)])],
    ['no gzip at all', 'gzip', Buffer.from('{"not": "compressed"}')],
    ['a damaged inner layer', 'gzip, br', brotliCompressSync(gzipSync(content).subarray(0, 1000))],
    ['too many layers', 'gzip, gzip, gzip, gzip, gzip, gzip', layers(6)],
  ])('%s is RESPONSE_CORRUPT', async (_name, encoding, body) => {
    const server = await serving(encoding, body);
    const failure = await failureOf(send(createTransport(), server.url));
    expect(failure.code).toBe('RESPONSE_CORRUPT');
    expect(failure.detail).toMatchObject({ method: 'GET', url: `${server.url}/` });
  });

  test('a connection that breaks inside compressed content is lost, not corrupt', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 5000 });
      response.write(gzipSync(content).subarray(0, 1000), () => response.socket?.destroy());
    });
    expect((await failureOf(send(createTransport(), server.url))).code).toBe('CONNECTION_LOST');
  });
});

describe('the size cap', () => {
  test('lets through what fits exactly', async () => {
    const server = await serve(() => ({ body: 'x'.repeat(1000) }));
    const response = await send(createTransport(), server.url, {}, { maxBytes: 1000 });
    expect(response.body).toHaveLength(1000);
  });

  test('refuses an announced length unread', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 3 * 1024 * 1024 }).flushHeaders();
    });
    const failure = await failureOf(send(createTransport(), server.url, {}, { maxBytes: 2.5 * 1024 * 1024 }));
    expect(failure.code).toBe('RESPONSE_TOO_LARGE');
    expect(failure.message).toBe('The answer is larger than 2.5 MB');
  });

  test('ends an answer without a length as soon as it is too long', async () => {
    const server = await serve(async (_request, response) => {
      const ended = new Promise((resolve) => response.once('close', resolve));
      const more = () =>
        void (response.destroyed || response.write('x'.repeat(10_000), () => setImmediate(more)));
      more();
      await ended;
    });
    const failure = await failureOf(send(createTransport(), server.url, {}, { maxBytes: 50_000 }));
    expect(failure.message).toBe('The answer is larger than 48.8 KB');
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(bombBytes))],
    ['br', brotliCompressSync(Buffer.alloc(bombBytes))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(bombBytes)))],
  ])('counts what %s unpacks to', async (encoding, body) => {
    expect(body.length).toBeLessThan(100_000);
    const server = await serving(encoding, body);
    const failure = await failureOf(send(createTransport(), server.url, {}, { maxBytes: 100_000 }));
    expect(failure.code).toBe('RESPONSE_TOO_LARGE');
  });

  test('does not mistake the overhead of compression for content', async () => {
    const server = await serving('gzip', gzipSync('tiny'));
    expect(text(await send(createTransport(), server.url, {}, { maxBytes: 4 }))).toBe('tiny');
  });

  test('leaves the transport usable', async () => {
    const server = await serve(({ path }) => ({ body: path === '/large' ? 'x'.repeat(100_000) : 'ok' }));
    const transport = createTransport();
    await failureOf(send(transport, `${server.url}/large`, {}, { maxBytes: 10 }));
    expect(text(await send(transport, server.url))).toBe('ok');
  });
});
