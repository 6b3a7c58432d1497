import { createServer as createPlainServer } from 'node:net';
import { certificates } from '../../support/localServer';
import { createTransport, failureOf, send, serve, serveTls, text } from './harness';

const ok = () => ({ body: 'ok' });
const { ca, server: cert, key, expired, otherName, selfSigned } = certificates;

describe('TLS', () => {
  test('a private authority is trusted beside the system’s', async () => {
    const server = await serveTls(ok);
    const transport = createTransport();
    for (let count = 0; count < 3; count++) await send(transport, server.url, {}, { tls: { ca } });
    expect(server.connections).toBe(1);
  });

  test('connections are not shared between requests that trust different things', async () => {
    const server = await serveTls(ok);
    const transport = createTransport();
    await send(transport, server.url, {}, { tls: { rejectUnauthorized: false } });
    expect((await failureOf(send(transport, server.url))).code).toBe('TLS_FAILURE');
    expect(
      (await failureOf(send(transport, server.url, {}, { tls: { rejectUnauthorized: true } }))).code,
    ).toBe('TLS_FAILURE');
  });

  test.each([
    [
      'unknown authority',
      cert,
      undefined,
      /^The certificate of 127.0.0.1:\d+ comes from an authority that this machine does not know/,
    ],
    ['self-signed', selfSigned, undefined, /^The certificate of 127.0.0.1:\d+ is self-signed$/],
    ['expired', expired, ca, /^The certificate of 127.0.0.1:\d+ has expired$/],
    [
      'other name',
      otherName,
      ca,
      /^The certificate of 127.0.0.1 was issued for another name \(other.test\)$/,
    ],
  ])('%s is TLS_FAILURE, unless certificates are ignored', async (_name, given, trusted, message) => {
    const server = await serveTls(ok, { cert: given, key });
    const transport = createTransport();
    const failure = await failureOf(send(transport, `${server.url}/a?key=1`, {}, { tls: { ca: trusted } }));
    expect(failure.code).toBe('TLS_FAILURE');
    expect(failure.message).toMatch(message);
    expect(failure).toMatchObject({
      retryable: false,
      notProcessed: true,
      detail: { url: `${server.url}/a` },
    });
    expect(server.requests).toEqual([]);
    const ignoring = { rejectUnauthorized: false };
    expect(text(await send(transport, server.url, {}, { tls: ignoring }))).toBe('ok');
  });

  test('https to a port that speaks http', async () => {
    const server = await serve(ok);
    const failure = await failureOf(send(createTransport(), server.url.replace('http:', 'https:')));
    expect(failure.code).toBe('TLS_FAILURE');
    expect(failure.message).toBe(`127.0.0.1:${server.port} does not speak TLS on this port`);
    expect(failure.hint).toMatch(/http:\/\/ instead of https:\/\//);
  });

  test('http to a port that speaks https', async () => {
    // What a TLS server answers to bytes that are no handshake: an alert.
    const server = createPlainServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(Buffer.from('15030100020246', 'hex')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const failure = await failureOf(send(createTransport(), `http://127.0.0.1:${port}`));
    await new Promise((resolve) => server.close(resolve));
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(failure.message).toBe(`127.0.0.1:${port} did not answer in HTTP`);
    expect(failure.hint).toMatch(/https:\/\/ instead of http:\/\//);
  });

  test('a server that speaks only versions of TLS that are too old', async () => {
    const old = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await serveTls(ok, { cert, key, ...old });
    const failure = await failureOf(send(createTransport(), server.url, {}, { tls: { ca } }));
    expect(failure.code).toBe('TLS_FAILURE');
    expect(failure.message).toBe(
      `127.0.0.1:${server.port} speaks no version of TLS that this machine accepts`,
    );
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a server that asks for a client certificate, %s',
    async (version) => {
      const server = await serveTls(ok, {
        cert,
        key,
        ca,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: version,
        maxVersion: version,
      });
      const failure = await failureOf(send(createTransport(), server.url, {}, { tls: { ca } }));
      expect(failure.code).toMatch(/^(TLS_FAILURE|CONNECTION_LOST)$/);
    },
  );

  test.each(['not a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'a CA certificate that cannot be read is a wrong setting (%#)',
    async (text) => {
      const failure = await failureOf(
        send(createTransport(), 'https://127.0.0.1:1', {}, { tls: { ca: text } }),
      );
      expect(failure).toMatchObject({
        code: 'INVALID_SETTING',
        message: 'The CA certificate cannot be read',
      });
      expect(failure.detail.field).toBe('CA Certificate');
    },
  );
});
