import type { HttpMethod } from '../../../lib/plan/RequestPlan';
import { createTransport, failureOf, send, serve } from './harness';

describe('what must not be sent is not', () => {
  const sending = async (request: { headers?: Record<string, string>; method?: string }) => {
    const server = await serve(() => ({ body: 'ok' }));
    const failure = await failureOf(
      send(createTransport(), server.url, { ...request, method: (request.method ?? 'GET') as HttpMethod }),
    );
    expect(failure.code).toBe('INVALID_SETTING');
    expect(server.connections).toBe(0);
    return failure;
  };

  test.each([
    ['x-token', 'abc\r\nx-admin: 1'],
    ['x-token', 'abc\nx-admin: 1'],
    ['x-token', 'abc\r'],
    ['x-token', 'abc\u0000'],
    ['x-token', 'abc\u007f'],
    ['x-token', 'abc \u20ac'],
    ['X-Token', 'abc\u010a'],
  ])('the header %s: %j', async (name, value) => {
    const failure = await sending({ headers: { [name]: value } });
    expect(failure.message).toBe(`The value of the header "${name}" contains characters that cannot be sent`);
    expect(failure.detail.field).toBe('Headers');
    expect(JSON.stringify(failure)).not.toContain('abc');
  });

  test.each(['x\r\ny', 'x y', 'x:', '', 'b\u00fc'])('the header name %j', async (name) => {
    const failure = await sending({ headers: { [name]: 'value' } });
    expect(failure.message).toBe(`${JSON.stringify(name)} is not a valid header name`);
  });

  test.each(['transfer-encoding', 'Upgrade', 'expect', 'keep-alive'])('the header %s', async (name) => {
    const failure = await sending({ headers: { [name]: 'chunked' } });
    expect(failure.message).toBe(`The header "${name}" cannot be set`);
  });

  test.each(['-1', '1, 2', 'ten', ''])('the content-length %j', async (value) => {
    expect((await sending({ headers: { 'content-length': value } })).message).toBe(
      'The header "content-length" is not a number',
    );
  });

  test('a content-length that is not that of the body', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const request = { method: 'POST', body: 'four', headers: { 'content-length': '3' } } as const;
    const failure = await failureOf(send(createTransport(), server.url, request));
    expect(failure).toMatchObject({
      code: 'INVALID_SETTING',
      message: 'The header "content-length" does not fit the body',
    });
    expect(server.requests).toEqual([]);
  });

  test.each(['GET / HTTP/1.1\r\nx: y', 'G T', '', 'CONNECT', 'trace'])('the method %j', async (method) => {
    const failure = await sending({ method });
    expect(failure.message).toBe(`${JSON.stringify(method)} is not a method that can be sent`);
  });

  test.each(['/relative', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'http://', 'http://[::1', ''])(
    'the URL %j',
    async (url) => {
      expect((await failureOf(send(createTransport(), url))).code).toBe('URL_INVALID');
    },
  );
});
