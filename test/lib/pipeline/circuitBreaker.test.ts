import type { Handler } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine, testToken } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine?.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const once = { maxAttempts: 1 };
const users = { request: { url: '/users' }, retry: once } as const;
const ok = { json: [{ id: 1 }] };
const fail = async (times: number) => {
  for (let index = 0; index < times; index += 1) await engine.run(users);
};

describe('the circuit breaker', () => {
  it('stops sending to an API that fails nearly always, and says when it will be tried again', async () => {
    await start(() => ({ status: 500, json: { error: `bad ${testToken}` } }));
    await fail(20);
    const { failure, report } = await engine.run(users);
    expect(engine.server.requests).toHaveLength(20);
    expect(failure).toMatchObject({ code: 'CIRCUIT_OPEN', detail: { retryAt: engine.clock.now() + 30_000 } });
    expect(failure?.message).toContain('another 30 s');
    expect(report.breaker).toEqual({ state: 'open', opened: 0, rejected: 1 });
    expect(report.attempts).toBe(0);
    expect(JSON.stringify(failure)).not.toContain(testToken);
  });

  it('counts every attempt, and does not retry or queue once it is open', async () => {
    await start(() => ({ status: 502 }));
    const { failure, report } = await engine.run({
      ...users,
      retry: { maxAttempts: 10 },
      breaker: { minimumCalls: 4 },
    });
    expect(failure).toMatchObject({ code: 'CIRCUIT_OPEN', detail: { attempts: 4 } });
    expect(report).toMatchObject({ attempts: 4, breaker: { state: 'open', opened: 1, rejected: 1 } });
  });

  it('lets the API back in after the cool-down', async () => {
    let isDown = true;
    await start(() => (isDown ? { status: 503 } : ok));
    await fail(20);
    isDown = false;
    await engine.clock.advance(30_000);
    const runs = [await engine.run(users), await engine.run(users), await engine.run(users)];
    expect(runs.map(({ report }) => report.breaker?.state)).toEqual(['half-open', 'half-open', 'closed']);
  });

  it.each<[string, Handler]>([
    ['4xx', () => ({ status: 404 })],
    ['429', () => ({ status: 429, headers: { 'retry-after': '1' } })],
    ['503 with a time to come back', () => ({ status: 503, headers: { 'retry-after': '1' } })],
    ['501, which no waiting will change', () => ({ status: 501 })],
    ['408, an answer about the connection', () => ({ status: 408 })],
    ['an unreadable answer', () => ({ headers: { 'content-type': 'application/json' }, body: '{' })],
  ])('does not take %s for ill health', async (_name, handler) => {
    await start(handler);
    await fail(40);
    const { failure } = await engine.run(users);
    expect(failure?.code).not.toBe('CIRCUIT_OPEN');
  });

  it('takes broken connections for ill health', async () => {
    await start((_request, response) => void response.destroy());
    await fail(20);
    expect((await engine.run(users)).failure?.code).toBe('CIRCUIT_OPEN');
  });

  it('does not take a cancelled run for ill health', async () => {
    await start(() => new Promise(() => undefined));
    for (let index = 0; index < 20; index += 1) {
      const cancel = new AbortController();
      const run = engine.run(users, {}, { signal: cancel.signal });
      await engine.server.nextRequest();
      cancel.abort();
      expect((await run).report.breaker).toEqual({ state: 'closed', opened: 0, rejected: 0 });
    }
  });

  it('is one for each credential and server', async () => {
    await start(() => ({ status: 500 }));
    await fail(20);
    const { failure } = await engine.run(users, { credential: { type: 'testToken', id: '2' } });
    expect(failure?.code).toBe('SERVER_ERROR');
  });

  it('can be switched off', async () => {
    await start(() => ({ status: 500 }));
    const plan = { ...users, breaker: { enabled: false } };
    for (let index = 0; index < 30; index += 1) await engine.run(plan);
    expect(engine.server.requests).toHaveLength(30);
    expect((await engine.run(plan)).report).not.toHaveProperty('breaker');
  });

  it('keeps the pages that were read, with a cursor to go on from', async () => {
    await start(({ query }) =>
      query.has('page') ? { status: 500 } : { json: { data: [{ id: 1 }], next: '/users?page=2' } },
    );
    const { report, outputs } = await engine.run({
      request: { url: '/users' },
      breaker: { minimumCalls: 2, failureRatio: 0.5 },
    });
    expect(outputs).toHaveLength(1);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'CIRCUIT_OPEN', page: 2 } });
    expect(report.resume).toBeDefined();
  });
});

describe('the last known answer', () => {
  const plan = { ...users, breaker: { whenOpen: 'stale', minimumCalls: 2, failureRatio: 0.5 } } as const;

  it('is used while the circuit is open, however old, also without a cache', async () => {
    let isDown = false;
    await start(() => (isDown ? { status: 500 } : ok));
    expect((await engine.run(plan)).report).not.toHaveProperty('cache');
    await engine.clock.advance(24 * 3_600_000);
    isDown = true;
    expect((await engine.run(plan)).failure?.code).toBe('SERVER_ERROR');
    await engine.run(plan);
    const result = await engine.run(plan);
    expect(jsonOf(result)).toEqual([{ id: 1 }]);
    expect(result.report).toMatchObject({ status: 'complete', attempts: 0, cache: { stale: 1 } });
    expect(result.report.warnings).toEqual([expect.stringContaining('CIRCUIT_OPEN')]);
  });

  it('is an error where there is none', async () => {
    await start(() => ({ status: 500 }));
    for (let index = 0; index < 3; index += 1) await engine.run(plan);
    expect((await engine.run(plan)).failure?.code).toBe('CIRCUIT_OPEN');
  });
});
