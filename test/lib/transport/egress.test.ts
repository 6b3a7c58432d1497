import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createTransport, failureOf, send, serve, text } from './harness';
import { startProxy } from './startProxy';

const allow = async () => {};
const refusal = new Error('The request was blocked because it resolves to a restricted IP address');
const failingLookup =
  (error: Error): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(error, []);
const coded = (code: string) => Object.assign(new Error(`lookup ${code}`), { code });

describe('the egress filter', () => {
  test('is asked before each request, with the whole URL', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const validateUrl = jest.fn(allow);
    await send(transport, `${server.url}/a?b=1`, {}, { egress: { validateUrl } });
    await send(transport, `${server.url}/c`, {}, { egress: { validateUrl } });
    expect(validateUrl.mock.calls).toEqual([[`${server.url}/a?b=1`], [`${server.url}/c`]]);
  });

  test('refuses an address: nothing is sent', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const egress = { validateUrl: () => Promise.reject(refusal) };
    const failure = await failureOf(send(createTransport(), `${server.url}/a?key=1`, {}, { egress }));
    expect(failure).toMatchObject({ code: 'EGRESS_BLOCKED', message: refusal.message, cause: refusal });
    expect(failure.detail.url).toBe(`${server.url}/a`);
    expect(server.connections).toBe(0);
  });

  test('also guards kept connections', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    await send(transport, server.url);
    const egress = { validateUrl: () => Promise.reject(refusal) };
    await failureOf(send(transport, server.url, {}, { egress }));
    expect(server.requests).toHaveLength(1);
  });

  test('a name that it cannot resolve is no refusal', async () => {
    const egress = { validateUrl: () => Promise.reject(coded('ENOTFOUND')) };
    const failure = await failureOf(send(createTransport(), 'http://nowhere.test', {}, { egress }));
    expect(failure.code).toBe('DNS_FAILURE');
  });

  test('guards the proxy’s targets as well', async () => {
    const proxy = await startProxy();
    const egress = { validateUrl: () => Promise.reject(refusal) };
    const transport = createTransport({ proxyForUrl: () => proxy.url });
    expect((await failureOf(send(transport, 'http://internal.test', {}, { egress }))).code).toBe(
      'EGRESS_BLOCKED',
    );
    expect(proxy.connections).toBe(0);
  });
});

describe('its lookup', () => {
  test('resolves the names', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const lookup = jest.fn(((_hostname, options, callback) =>
      systemLookup('127.0.0.1', options, callback)) as LookupFunction);
    const transport = createTransport();
    const url = `http://api.test:${server.port}`;
    for (let count = 0; count < 3; count++)
      expect(text(await send(transport, url, {}, { egress: { validateUrl: allow, lookup } }))).toBe('ok');
    expect(lookup).toHaveBeenCalledTimes(1);
    expect(lookup.mock.calls[0]?.[0]).toBe('api.test');
  });

  test('its refusal is EGRESS_BLOCKED', async () => {
    const egress = { validateUrl: allow, lookup: failingLookup(refusal) };
    const failure = await failureOf(send(createTransport(), 'http://rebound.test/x', {}, { egress }));
    expect(failure).toMatchObject({ code: 'EGRESS_BLOCKED', message: refusal.message });
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA'])('%s is DNS_FAILURE', async (code) => {
    const egress = { validateUrl: allow, lookup: failingLookup(coded(code)) };
    const failure = await failureOf(send(createTransport(), 'http://nowhere.test/x', {}, { egress }));
    expect(failure.code).toBe('DNS_FAILURE');
    expect(failure.message).toMatch(/^The name "nowhere\.test" /);
  });

  test('connections are not shared with another lookup', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const url = `http://api.test:${server.port}`;
    const lookup: LookupFunction = (_hostname, options, callback) =>
      systemLookup('127.0.0.1', options, callback);
    await send(transport, url, {}, { egress: { validateUrl: allow, lookup } });
    const blocking = { validateUrl: allow, lookup: failingLookup(refusal) };
    expect((await failureOf(send(transport, url, {}, { egress: blocking }))).code).toBe('EGRESS_BLOCKED');
  });
});
