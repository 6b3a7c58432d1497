import { policyOrder } from '../../../lib/pipeline/pipeline';
import type { Handler } from '../../support/localServer';
import { startTestEngine, type TestEngine, testToken } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine?.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const users = { request: { url: '/users' } };
const ok = { json: [{ id: 1 }] };

/** Answers with these replies in turn, then with success. */
const inTurn =
  (...replies: Array<Awaited<ReturnType<Handler>>>): Handler =>
  () =>
    replies.shift() ?? ok;

it('nests the policies in one order', () => {
  expect(policyOrder.map(({ name }) => name)).toEqual([
    'observe',
    'cache',
    'retry',
    'circuitBreaker',
    'classify',
    'renewCredential',
    'rateLimit',
    'measure',
    'followRedirects',
    'authenticate',
  ]);
});

describe('retry', () => {
  it('repeats a read after a passing failure, backing off with jitter', async () => {
    await start(inTurn({ status: 502 }, { status: 500 }));
    const { report } = await engine.run(users);
    expect(report).toMatchObject({ status: 'complete', requests: 1, attempts: 3, retries: 2 });
    // Random is 0.5 here, so the waits are half of the bounds 500 ms and 1,000 ms.
    expect(report.waits).toEqual([{ ms: 750, cause: 'backoff', bucket: 'default' }]);
    expect(report.byStatus).toEqual({ '200': 1, '500': 1, '502': 1 });
  });

  it('gives up after the attempts allowed and keeps the last answer', async () => {
    await start(() => ({ status: 503, json: { error: 'maintenance' }, headers: { 'x-request-id': 'r-1' } }));
    const { failure } = await engine.run({ ...users, retry: { maxAttempts: 3 } });
    expect(engine.server.requests).toHaveLength(3);
    expect(failure).toMatchObject({
      code: 'SERVER_ERROR',
      detail: {
        attempts: 3,
        status: 503,
        apiMessage: 'maintenance',
        requestId: 'r-1',
        body: { error: 'maintenance' },
      },
    });
  });

  it('never repeats a write that may have been processed', async () => {
    await start(() => ({ status: 500 }));
    const { failure } = await engine.run({ request: { method: 'POST', url: '/users' } });
    expect(engine.server.requests).toHaveLength(1);
    expect(failure?.code).toBe('SERVER_ERROR');
  });

  it('repeats a write that was refused with 429', async () => {
    await start(inTurn({ status: 429, headers: { 'retry-after': '2' } }));
    const { report } = await engine.run({ request: { method: 'POST', url: '/users' } });
    expect(report).toMatchObject({ status: 'complete', attempts: 2 });
  });

  it('repeats a write that the user calls safe to repeat', async () => {
    await start(inTurn({ status: 500 }));
    const { report } = await engine.run({
      request: { method: 'POST', url: '/users' },
      retry: { idempotent: true },
    });
    expect(report.status).toBe('complete');
  });

  it('repeats nothing that the client did wrong', async () => {
    await start(() => ({ status: 422, json: { detail: 'email is taken' } }));
    const { failure } = await engine.run(users);
    expect(engine.server.requests).toHaveLength(1);
    expect(failure).toMatchObject({
      code: 'REQUEST_REJECTED',
      message: 'The API rejected the request: email is taken',
    });
  });

  it('repeats after a connection that could not be made', async () => {
    await start(() => ok);
    const { port } = engine.server;
    await engine.server.stop();
    const { failure } = await engine.run(
      { ...users, retry: { maxAttempts: 2 } },
      { baseUrl: `http://127.0.0.1:${port}` },
    );
    expect(failure).toMatchObject({ code: 'CONNECTION_REFUSED', detail: { attempts: 2 } });
  });

  it('stops at once when the execution is cancelled while it waits', async () => {
    const cancel = new AbortController();
    await start(() => {
      setImmediate(() => cancel.abort());
      return { status: 429, headers: { 'retry-after': '60' } };
    });
    engine.clock.autoAdvance = false;
    const { failure } = await engine.run(users, {}, { signal: cancel.signal });
    expect(failure?.code).toBe('CANCELLED');
    expect(engine.server.requests).toHaveLength(1);
  });
});

describe('limits', () => {
  it('waits as long as Retry-After says, and says so', async () => {
    await start(inTurn({ status: 429, headers: { 'retry-after': '7' } }));
    const { report } = await engine.run(users);
    expect(report.waits).toEqual([{ ms: 7000, cause: 'rate limit', bucket: 'default' }]);
  });

  it('fails at once, with the time to come back, when the wait is longer than allowed', async () => {
    await start(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    const { failure } = await engine.run({ ...users, retry: { maxWaitMs: 60_000 } });
    expect(engine.server.requests).toHaveLength(1);
    expect(failure).toMatchObject({
      code: 'RATE_LIMITED',
      detail: { retryAt: engine.clock.now() + 3_600_000 },
    });
    expect(failure?.hint).toContain('Longest Wait');
  });

  it('holds back all other runs with the same credential, but not those with another one', async () => {
    await start(inTurn({ status: 429, headers: { 'retry-after': '3600' } }));
    await engine.run({ ...users, retry: { maxWaitMs: 1000 } });

    const same = await engine.run({ ...users, retry: { maxWaitMs: 1000 } });
    expect(same.failure?.code).toBe('RATE_LIMITED');
    expect(engine.server.requests).toHaveLength(1);

    const other = await engine.run(users, { credential: { type: 'testToken', id: '2' } });
    expect(other.report.status).toBe('complete');
  });

  it('does not ask again before the reset when nothing is left', async () => {
    await start(({ query }) => ({
      headers: { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' },
      json: {
        data: [{ id: Number(query.get('page') ?? 1) }],
        next: query.has('page') ? null : '/users?page=2',
      },
    }));
    const { report } = await engine.run(users);
    expect(report).toMatchObject({ status: 'complete', attempts: 2, byStatus: { '200': 2 } });
    expect(report.waits).toEqual([
      { ms: expect.closeTo(30_000, -3), cause: 'rate limit', bucket: 'default' },
    ]);
    expect(report.rateLimit).toMatchObject([{ bucket: 'default', limit: 1, remaining: 0 }]);
  });

  it("keeps to the credential's pace over all runs", async () => {
    await start(() => ok);
    const startedAt = engine.clock.now();
    await Promise.all(Array.from({ length: 5 }, () => engine.run(users, { pace: { requestsPerSecond: 2 } })));
    expect(engine.clock.now() - startedAt).toBe(2000);
  });

  it("keeps to the credential's concurrency over all runs", async () => {
    let [underWay, most] = [0, 0];
    let open = (): void => undefined;
    const full = new Promise<void>((resolve) => (open = resolve));
    await start(async () => {
      most = Math.max(most, ++underWay);
      if (underWay === 3) setImmediate(open);
      await full;
      underWay -= 1;
      return ok;
    });
    await Promise.all(Array.from({ length: 12 }, () => engine.run(users, { pace: { maxConcurrency: 3 } })));
    expect(most).toBe(3);
  });
});

describe('redirects', () => {
  it('are followed with the credential on the same server', async () => {
    await start(({ path }) =>
      path === '/users' ? { status: 302, headers: { location: '/v2/users?x=1' } } : ok,
    );
    const { report } = await engine.run(users);
    expect(report.status).toBe('complete');
    expect(engine.server.requests[1]).toMatchObject({
      url: '/v2/users?x=1',
      headers: { authorization: `Bearer ${testToken}` },
    });
  });

  it('leave secrets behind on the way to another server', async () => {
    const other = await startTestEngine(() => ok);
    await start(() => ({ status: 307, headers: { location: `${other.server.origin}/elsewhere` } }));
    const headers = [{ name: 'X-Custom', value: 'mine' }];
    const access = { headers: [{ name: 'X-Tenant', value: 't' }] };
    const { report } = await engine.run({ request: { url: '/users', headers } }, access);
    await other.stop();
    const [request] = other.server.requests;
    expect(request!.path).toBe('/elsewhere');
    for (const name of ['authorization', 'x-custom', 'x-tenant'])
      expect(request!.headers).not.toHaveProperty(name);
    expect(report.warnings).toEqual([expect.stringContaining(other.server.origin)]);
  });

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', '{"a":1}'],
    [308, 'PUT', 'PUT', '{"a":1}'],
  ] as const)('%i turns %s into %s', async (status, method, after, body) => {
    await start(({ path }) => (path === '/a' ? { status, headers: { location: '/b' } } : ok));
    await engine.run({ request: { method, url: '/a', body: { kind: 'json', value: { a: 1 } } } });
    const last = engine.server.requests[1]!;
    expect({ method: last.method, body: last.text() }).toEqual({ method: after, body });
  });

  it('that never end are an error', async () => {
    await start(() => ({ status: 302, headers: { location: '/users' } }));
    const { failure } = await engine.run({ ...users, limits: { maxRedirects: 3 } });
    expect(failure?.code).toBe('TOO_MANY_REDIRECTS');
    expect(engine.server.requests).toHaveLength(4);
  });

  it.each(['file:///etc/passwd', 'https://'])('to %s are refused', async (location) => {
    await start(() => ({ status: 302, headers: { location } }));
    expect((await engine.run(users)).failure?.code).toBe('REDIRECT_INVALID');
  });
});

describe('authentication', () => {
  it.each<[string, string, Record<string, string>, Record<string, unknown>]>([
    [
      'a token with its own prefix and header',
      'token',
      { token: 'T', tokenPrefix: '', tokenHeader: 'X-Auth' },
      { 'x-auth': 'T' },
    ],
    [
      'a key in a header',
      'key',
      { keyPlacement: 'header', keyName: 'X-Key', keyValue: 'K' },
      { 'x-key': 'K' },
    ],
    [
      'a key in a cookie',
      'key',
      { keyPlacement: 'cookie', keyName: 'sid', keyValue: 'K 1' },
      { cookie: 'sid=K%201' },
    ],
    [
      'basic, in UTF-8',
      'basic',
      { username: 'ada', password: 'pässword' },
      { authorization: `Basic ${Buffer.from('ada:pässword').toString('base64')}` },
    ],
  ])('%s', async (_name, scheme, secrets, headers) => {
    await start(() => ok);
    await engine.run(users, { scheme, secrets });
    expect(engine.server.requests[0]!.headers).toMatchObject(headers);
  });

  it('a key in the query', async () => {
    await start(() => ok);
    await engine.run(
      { request: { url: '/users?a=1' } },
      { scheme: 'key', secrets: { keyPlacement: 'query', keyName: 'k', keyValue: 'K&' } },
    );
    expect(engine.server.requests[0]!.url).toBe('/users?a=1&k=K%26');
  });

  it("sends the credential's headers, but lets the request's own win", async () => {
    await start(() => ok);
    const access = {
      headers: [
        { name: 'X-Version', value: '1' },
        { name: 'Accept', value: 'text/plain' },
      ],
    };
    await engine.run({ request: { url: '/users', headers: [{ name: 'x-version', value: '2' }] } }, access);
    expect(engine.server.requests[0]!.headers['x-version']).toBe('2');
  });
});

describe('secrets', () => {
  it.each<[string, Handler]>([
    [
      'an answer that repeats the token',
      () => ({
        status: 400,
        json: { detail: `bad token ${testToken}`, sent: { token: testToken } },
        headers: { 'x-echo': testToken },
      }),
    ],
    [
      'a next link with the token',
      () => ({ json: { data: [{ id: 1 }], next: `https://elsewhere.test/?t=${testToken}` } }),
    ],
    [
      'a redirect with the token',
      () => ({ status: 302, headers: { location: `http://127.0.0.1:1/?t=${testToken}` } }),
    ],
  ])('never leave through errors or reports: %s', async (_name, handler) => {
    await start(handler);
    const { failure, report } = await engine.run({ ...users, retry: { maxAttempts: 1 } });
    const shown =
      JSON.stringify([failure, failure?.message, report]) +
      Buffer.from(report.resume ?? '', 'base64url').toString();
    expect(shown).not.toContain(testToken);
  });
});
