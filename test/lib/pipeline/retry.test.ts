import type { HttpMethod } from '../../../lib/plan/RequestPlan';
import cases from '../../cases/retry/decisions.json';
import type { Handler } from '../../support/localServer';
import { startTestEngine, type TestEngine } from '../../support/testEngine';

interface Case {
  name: string;
  method?: HttpMethod;
  status: number;
  /** Headers of the answer. */
  answer?: Record<string, string>;
  /** Headers of the request. */
  headers?: Record<string, string>;
  retry?: object;
  repeated: boolean;
}

let engine: TestEngine;
afterEach(() => engine?.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const ok = { json: [{ id: 1 }] };
const failingOnce =
  (status: number, headers: Record<string, string> = {}): Handler =>
  () =>
    engine.server.requests.length === 1 ? { status, headers } : ok;

describe('whether a request is sent again', () => {
  it.each((cases as unknown as Case[]).map((each) => [each.name, each] as const))(
    '%s',
    async (_name, each) => {
      await start(failingOnce(each.status, each.answer));
      const headers = Object.entries(each.headers ?? {}).map(([name, value]) => ({ name, value }));
      await engine.run({
        request: { method: each.method ?? 'GET', url: '/users', headers },
        retry: each.retry,
      });
      expect(engine.server.requests).toHaveLength(each.repeated ? 2 : 1);
    },
  );

  it.each([
    ['POST', 1],
    ['GET', 2],
  ] as const)('a %s whose connection broke: %i requests', async (method, count) => {
    await start((_request, response) => void response.destroy());
    const { failure } = await engine.run({ request: { method, url: '/users' }, retry: { maxAttempts: 2 } });
    expect(failure?.code).toBe('CONNECTION_LOST');
    expect(engine.server.requests).toHaveLength(count);
  });

  it('a POST that never reached the server is', async () => {
    await start(() => ok);
    const { port } = engine.server;
    await engine.server.stop();
    const { failure } = await engine.run(
      { request: { method: 'POST', url: '/users' }, retry: { maxAttempts: 3 } },
      { baseUrl: `http://127.0.0.1:${port}` },
    );
    expect(failure).toMatchObject({ code: 'CONNECTION_REFUSED', detail: { attempts: 3 } });
  });
});

describe('the retry budget', () => {
  const plan = { request: { url: '/users' }, breaker: { enabled: false } } as const;

  it('is shared by all runs to a server; once spent, a failure says so', async () => {
    await start(() => ({ status: 500 }));
    const runs = 25;
    for (let index = 0; index < runs; index += 1) await engine.run(plan);
    // 500 tokens at 5 a repetition are 100 repetitions: four for each of 25 runs.
    expect(engine.server.requests).toHaveLength(runs * 5);
    const { failure } = await engine.run(plan, { credential: { type: 'testToken', id: '2' } });
    expect(engine.server.requests).toHaveLength(runs * 5 + 1);
    expect(failure).toMatchObject({ code: 'SERVER_ERROR', detail: { attempts: 1 } });
    expect(failure?.hint).toContain('retry budget');
  });

  it('fills again as requests succeed', async () => {
    let isDown = true;
    await start(() => (isDown ? { status: 500 } : ok));
    for (let index = 0; index < 25; index += 1) await engine.run(plan);
    isDown = false;
    for (let index = 0; index < 5; index += 1) await engine.run(plan);
    isDown = true;
    const { report } = await engine.run(plan);
    expect(report.retries).toBe(1);
  });

  it('is not used up by repetitions that help', async () => {
    await start(() => (engine.server.requests.length % 2 === 1 ? { status: 500 } : ok));
    for (let index = 0; index < 120; index += 1) {
      expect((await engine.run(plan)).report).toMatchObject({ status: 'complete', retries: 1 });
    }
  });
});

describe('the time for a whole item', () => {
  const within = (seconds: number) => ({ retry: { giveUpAfterMs: seconds * 1000, maxAttempts: 20 } });

  it('ends retries, without a wait that would be in vain', async () => {
    await start(() => ({ status: 500, json: { error: 'out of order' } }));
    const startedAt = engine.clock.now();
    const { failure } = await engine.run({ request: { url: '/users' }, ...within(5) });
    expect(failure).toMatchObject({ code: 'TIMEOUT_OPERATION', detail: { status: 500 } });
    expect(failure?.message).toContain('out of order');
    expect(failure?.hint).toContain('Give Up After');
    expect(engine.clock.now() - startedAt).toBeLessThan(5000);
    expect(engine.clock.pending).toBe(0);
  });

  it('does not begin to wait for a limit that resets later', async () => {
    await start(() => ({ status: 429, headers: { 'retry-after': '60' } }));
    const startedAt = engine.clock.now();
    const { failure } = await engine.run({ request: { url: '/users' }, ...within(30) });
    expect(failure).toMatchObject({ code: 'TIMEOUT_OPERATION', detail: { retryAt: startedAt + 60_000 } });
    expect(engine.clock.now()).toBe(startedAt);
  });

  it('cuts off a request under way', async () => {
    await start(() => {
      setImmediate(() => void engine.clock.advance(10_000));
      return new Promise(() => undefined);
    });
    const { failure } = await engine.run({ request: { url: '/users' }, ...within(10) });
    expect(failure?.code).toBe('TIMEOUT_OPERATION');
    expect(failure?.message).toContain('10 s');
  });

  it('keeps the pages that were read, with a cursor to go on from', async () => {
    await start(({ query }) =>
      query.has('page') ? { status: 500 } : { json: { data: [{ id: 1 }], next: '/users?page=2' } },
    );
    const { report, outputs } = await engine.run({ request: { url: '/users' }, ...within(5) });
    expect(outputs).toHaveLength(1);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'TIMEOUT_OPERATION' } });
    expect(report.resume).toBeDefined();
  });

  it('is not in the way of a run that makes it', async () => {
    await start(failingOnce(500));
    const { report } = await engine.run({ request: { url: '/users' }, ...within(60) });
    expect(report).toMatchObject({ status: 'complete', retries: 1 });
    expect(engine.clock.pending).toBe(0);
  });
});
