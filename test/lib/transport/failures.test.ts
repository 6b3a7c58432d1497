import { createServer, type AddressInfo } from 'node:net';
import { ApiError } from '../../../lib/errors/ApiError';
import { toConnectionError } from '../../../lib/transport/connectionErrors';
import { afterTest, createTransport, failureOf, send, serve } from './harness';

/** A server that answers the first bytes of a connection with these, and closes it. */
async function answerRaw(answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('failures of a connection', () => {
  test('CONNECTION_REFUSED names host and port, and no secret of the query', async () => {
    const server = await serve(() => ({}));
    await server.stop();
    const url = `${server.url}/a/b?api_key=secret`;
    const failure = await failureOf(send(createTransport(), url, { method: 'POST', body: '{}' }));
    expect(failure.toJSON()).toMatchObject({
      code: 'CONNECTION_REFUSED',
      message: `127.0.0.1:${server.port} refused the connection`,
      method: 'POST',
      url: `${server.url}/a/b`,
    });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  test('all addresses of a host refuse', async () => {
    const server = await serve(() => ({}));
    await server.stop();
    const lookup = (_name: string, _options: unknown, callback: (error: null, list: object[]) => void) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ]);
    const egress = { validateUrl: async () => {}, lookup: lookup as never };
    const failure = await failureOf(
      send(createTransport(), `http://api.test:${server.port}`, {}, { egress }),
    );
    expect(failure).toMatchObject({
      code: 'CONNECTION_REFUSED',
      message: `api.test:${server.port} refused the connection`,
    });
  });

  test.each([
    ['no answer', '', /^127.0.0.1:\d+ closed the connection before the whole answer arrived$/],
    ['half a head', 'HTTP/1.1 200 OK\r\nconte', /closed the connection/],
    [
      'less than announced',
      'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf',
      /closed the connection|Content-Length/,
    ],
    [
      'chunks without an end',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      /closed the connection/,
    ],
    ['not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /did not answer in HTTP$/],
    ['a broken header', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n', /breaks the rules of HTTP$/],
    [
      'a bad chunk size',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n',
      /breaks the rules of HTTP$/,
    ],
    [
      'huge headers',
      `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      /sent more than 16 KB of headers$/,
    ],
    ['an unasked upgrade', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', /./],
  ])('CONNECTION_LOST: %s', async (_name, answer, message) => {
    const failure = await failureOf(send(createTransport(), await answerRaw(answer)));
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(failure.message).toMatch(message);
  });

  test('a body that ends with the connection is whole', async () => {
    const url = await answerRaw('HTTP/1.1 200 OK\r\n\r\nall of it');
    const { body } = await send(createTransport(), url);
    expect(Buffer.from(body).toString()).toBe('all of it');
  });
});

describe('the table of codes', () => {
  const server = { hostname: 'api.test', authority: 'api.test:443' };
  const withCode = (code: string, more: object = {}) =>
    Object.assign(new Error(`${code} happened`), { code, ...more });

  test.each([
    ['ENOTFOUND', 'DNS_FAILURE'],
    ['EAI_AGAIN', 'DNS_FAILURE'],
    ['EAI_FAIL', 'DNS_FAILURE'],
    ['ECONNREFUSED', 'CONNECTION_REFUSED'],
    ['EHOSTUNREACH', 'CONNECTION_REFUSED'],
    ['ENETUNREACH', 'CONNECTION_REFUSED'],
    ['ETIMEDOUT', 'TIMEOUT_CONNECT'],
    ['ECONNRESET', 'CONNECTION_LOST'],
    ['EPIPE', 'CONNECTION_LOST'],
    ['UND_ERR_SOCKET', 'CONNECTION_LOST'],
    ['HPE_INVALID_HEADER_TOKEN', 'CONNECTION_LOST'],
    ['UND_ERR_HEADERS_OVERFLOW', 'CONNECTION_LOST'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_FAILURE'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_FAILURE'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_FAILURE'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS_FAILURE'],
    ['UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'TLS_FAILURE'],
    ['CERT_HAS_EXPIRED', 'TLS_FAILURE'],
    ['CERT_NOT_YET_VALID', 'TLS_FAILURE'],
    ['CERT_UNTRUSTED', 'TLS_FAILURE'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_FAILURE'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS_FAILURE'],
    ['ERR_SSL_NO_CIPHERS_AVAILABLE', 'TLS_FAILURE'],
    ['UND_ERR_INVALID_ARG', 'INVALID_SETTING'],
    ['UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'INVALID_SETTING'],
  ])('%s while connecting is %s', (code, expected) => {
    const error = withCode(code);
    const failure = toConnectionError(error, server, false);
    expect(failure).toMatchObject({ code: expected, cause: error });
  });

  test.each([
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ETIMEDOUT',
    'ENOTFOUND',
    'ERR_SSL_BAD_RECORD_TYPE',
    'EWHATEVER',
  ])('%s after the request went out is CONNECTION_LOST: it may have been processed', (code) => {
    const failure = toConnectionError(withCode(code), server, true);
    expect(failure).toMatchObject({ code: 'CONNECTION_LOST', notProcessed: false });
    expect(failure.message).toContain(code);
  });

  test('a server that asks for a certificate says so after the handshake', () => {
    const failure = toConnectionError(withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), server, true);
    expect(failure).toMatchObject({
      code: 'TLS_FAILURE',
      message: 'api.test:443 asks for a client certificate',
    });
  });

  test('EPROTO is read by its reason', () => {
    const failure = toConnectionError(withCode('EPROTO', { reason: 'wrong version number' }), server, false);
    expect(failure.message).toBe('api.test:443 does not speak TLS on this port');
  });

  test('the first of several attempts speaks for all', () => {
    const inner = withCode('EHOSTUNREACH');
    const failure = toConnectionError(new AggregateError([inner, withCode('ENETUNREACH')]), server, false);
    expect(failure).toMatchObject({ code: 'CONNECTION_REFUSED', cause: inner });
  });

  test('what is an ApiError stays one; what is unknown keeps its words', () => {
    const known = new ApiError('EGRESS_BLOCKED');
    expect(toConnectionError(known, server, true)).toBe(known);
    const failure = toConnectionError(new TypeError('no such thing'), server, false);
    expect(failure).toMatchObject({
      code: 'UNEXPECTED',
      message: 'The request to api.test:443 failed: no such thing',
    });
  });
});
