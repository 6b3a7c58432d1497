import type { Handler } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine?.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const users = { request: { url: '/users' }, cache: { mode: 'memory' } } as const;
const anHour = { 'cache-control': 'max-age=3600' };
const counting =
  (headers: Record<string, string> = anHour): Handler =>
  () => ({ headers, json: [{ answer: engine.server.requests.length }] });

/** A handler that holds its answers back until they are let go. */
function held(answer: Handler): { handler: Handler; letGo(): void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const handler: Handler = async (request, response) => {
    await gate;
    return answer(request, response);
  };
  return { handler, letGo: () => letGo() };
}

describe('the cache', () => {
  it('is off by default, and then says nothing', async () => {
    await start(counting());
    await engine.run({ request: { url: '/users' } });
    const { report } = await engine.run({ request: { url: '/users' } });
    expect(engine.server.requests).toHaveLength(2);
    expect(report).not.toHaveProperty('cache');
  });

  it('costs neither a request nor a place in the queue', async () => {
    await start(counting());
    await engine.run(users);
    const startedAt = engine.clock.now();
    const pace = { requestsPerSecond: 0.01 };
    for (let index = 0; index < 5; index += 1) {
      const { report } = await engine.run(users, { pace });
      expect(report).toMatchObject({ requests: 1, attempts: 0, bytes: 0, waits: [], cache: { hits: 1 } });
    }
    expect(engine.clock.now()).toBe(startedAt);
  });

  it('keeps every page of a list by itself', async () => {
    await start(({ query }) => ({
      headers: anHour,
      json: {
        data: [{ page: Number(query.get('page') ?? 1) }],
        next: query.get('page') === '3' ? null : `/users?page=${Number(query.get('page') ?? 1) + 1}`,
      },
    }));
    await engine.run(users);
    const second = await engine.run(users);
    expect(jsonOf(second)).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }]);
    expect(second.report.cache).toMatchObject({ hits: 3 });
    expect(engine.server.requests).toHaveLength(3);
  });

  it('is fresh again after the API has confirmed it', async () => {
    await start(({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304, headers: { 'cache-control': 'max-age=120' } }
        : { headers: { etag: '"1"', 'cache-control': 'max-age=60', age: '10' }, json: [{ id: 1 }] },
    );
    await engine.run(users);
    await engine.clock.advance(61_000);
    expect((await engine.run(users)).report.cache).toMatchObject({ revalidated: 1 });
    await engine.clock.advance(115_000);
    const third = await engine.run(users);
    expect(third.report.cache).toMatchObject({ hits: 1 });
    expect(jsonOf(third)).toEqual([{ id: 1 }]);
  });

  it('does not keep what another address answered', async () => {
    await start(({ path }) =>
      path === '/users'
        ? { status: 302, headers: { location: `/signed/${engine.server.requests.length}` } }
        : { headers: anHour, json: [{ path }] },
    );
    await engine.run(users);
    expect(jsonOf(await engine.run(users))).toEqual([{ path: '/signed/3' }]);
  });

  it('keeps no failures and no cookies', async () => {
    await start(() =>
      engine.server.requests.length === 1
        ? { status: 404, headers: anHour }
        : { headers: { ...anHour, 'set-cookie': 'sid=s3ss10n' }, json: [{ id: 1 }] },
    );
    expect((await engine.run(users)).failure?.code).toBe('NOT_FOUND');
    const plan = { ...users, output: 'response' } as const;
    await engine.run(plan);
    const [hit] = jsonOf(await engine.run(plan)) as [{ headers: object }];
    expect(hit.headers).not.toHaveProperty('set-cookie');
    expect(engine.server.requests).toHaveLength(2);
  });

  it.each([
    ['another credential', { credential: { type: 'testToken', id: '2' } }],
    [
      'the same credential with another secret',
      { secrets: { token: 'edited-token', tokenPrefix: 'Bearer' } },
    ],
    ['the same credential with another tenant', { headers: [{ name: 'X-Tenant', value: 'b' }] }],
  ])('never serves %s', async (_name, other) => {
    await start(({ headers }) => ({ headers: anHour, json: [{ for: headers.authorization }] }));
    await engine.run(users);
    const { report } = await engine.run(users, other);
    expect(report.cache).toMatchObject({ hits: 0, misses: 1 });
  });
});

describe('a write', () => {
  const reading = (url: string) => ({ ...users, request: { url } });

  it.each([
    ['to the same address', '/users', {}],
    ['to the same address with a query', '/users?notify=1', {}],
    ['whose answer names the address as Location', '/imports', { location: '/users' }],
  ])('%s makes what was read old, also for a run without a cache', async (_name, url, headers) => {
    await start(({ method }) =>
      method === 'POST' ? { status: 201, headers, json: {} } : { headers: anHour, json: [{ id: 1 }] },
    );
    await engine.run(reading('/users'));
    await engine.run(reading('/users?page=2'));
    await engine.run({ request: { method: 'POST', url } });
    expect((await engine.run(reading('/users'))).report.cache).toMatchObject({ misses: 1 });
    expect((await engine.run(reading('/users?page=2'))).report.cache).toMatchObject({ misses: 1 });
  });

  it.each([
    ['that failed', '/users', 422],
    ['to another address', '/orders', 201],
  ])('%s changes nothing', async (_name, url, status) => {
    await start(({ method }) =>
      method === 'POST' ? { status, json: {} } : { headers: anHour, json: [{ id: 1 }] },
    );
    await engine.run(users);
    await engine.run({ request: { method: 'POST', url } });
    expect((await engine.run(users)).report.cache).toMatchObject({ hits: 1 });
  });

  it('that overtakes a read leaves nothing old behind', async () => {
    const slow = held(counting());
    await start((request, response) =>
      request.method === 'PUT' ? { json: {} } : slow.handler(request, response),
    );
    const early = engine.run(users);
    await engine.server.nextRequest();
    await engine.run({ request: { method: 'PUT', url: '/users' } });
    slow.letGo();
    expect((await early).report.status).toBe('complete');
    expect((await engine.run(users)).report.cache).toMatchObject({ hits: 0, misses: 1 });
  });

  it('that overtakes a read is seen by the next one', async () => {
    const slow = held(counting());
    await start((request, response) =>
      request.method === 'PUT' ? { json: {} } : slow.handler(request, response),
    );
    const early = engine.run(users);
    await engine.server.nextRequest();
    await engine.run({ request: { method: 'PUT', url: '/users' } });
    const late = engine.run(users);
    await engine.server.nextRequest();
    slow.letGo();
    await Promise.all([early, late]);
    // One read before and one after the write: the later one did not join the earlier one.
    expect(engine.server.requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  });
});

describe('identical reads at the same time', () => {
  it('share one request', async () => {
    const slow = held(counting());
    await start(slow.handler);
    const runs = Array.from({ length: 20 }, () => engine.run(users));
    await engine.server.nextRequest();
    slow.letGo();
    const results = await Promise.all(runs);
    expect(engine.server.requests).toHaveLength(1);
    expect(results.map((result) => jsonOf(result))).toEqual(Array(20).fill([{ answer: 1 }]));
    const hits = results.map(({ report }) => report.cache!.hits);
    expect(hits.reduce((sum, count) => sum + count)).toBe(19);
  });

  it('share one failure', async () => {
    const slow = held(() => ({ status: 422, json: { detail: 'no' } }));
    await start(slow.handler);
    const runs = Array.from({ length: 5 }, () => engine.run(users));
    await engine.server.nextRequest();
    slow.letGo();
    const codes = (await Promise.all(runs)).map(({ failure }) => failure?.code);
    expect(codes).toEqual(Array(5).fill('REQUEST_REJECTED'));
    expect(engine.server.requests).toHaveLength(1);
  });

  it('go on without the one that was cancelled, even if it asked for all', async () => {
    const slow = held(counting());
    await start(slow.handler);
    const cancel = new AbortController();
    const first = engine.run(users, {}, { signal: cancel.signal });
    const others = [engine.run(users), engine.run(users)];
    await engine.server.nextRequest();
    cancel.abort();
    expect((await first).failure?.code).toBe('CANCELLED');
    await engine.server.nextRequest();
    slow.letGo();
    const results = await Promise.all(others);
    expect(results.map(({ report }) => report.status)).toEqual(['complete', 'complete']);
    expect(engine.server.requests).toHaveLength(2);
  });

  it('let one who waits leave at once', async () => {
    const slow = held(counting());
    await start(slow.handler);
    const cancel = new AbortController();
    const first = engine.run(users);
    const second = engine.run(users, {}, { signal: cancel.signal });
    await engine.server.nextRequest();
    cancel.abort();
    expect((await second).failure?.code).toBe('CANCELLED');
    slow.letGo();
    expect((await first).report.status).toBe('complete');
  });

  it.each([
    ['the answer may not be kept', { 'cache-control': 'no-store' }, {}],
    ['the retry settings differ', anHour, { retry: { maxAttempts: 2 } }],
  ])('stay apart where %s', async (_name, headers, other) => {
    const slow = held(counting(headers));
    await start(slow.handler);
    const runs = [engine.run(users), engine.run({ ...users, ...other })];
    await engine.server.nextRequest();
    slow.letGo();
    await Promise.all(runs);
    expect(engine.server.requests).toHaveLength(2);
  });
});
