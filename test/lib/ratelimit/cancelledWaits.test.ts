import { startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

const plan = { request: { url: '/users' } };

describe('requests that were cancelled while they waited', () => {
  it('take no turns: the next run does not wait for those who are gone', async () => {
    engine = await startTestEngine(() => ({ json: [{ id: 1 }] }));
    const access = { pace: { requestsPerSecond: 1 } };
    await engine.run(plan, access);
    engine.clock.autoAdvance = false;
    const cancel = new AbortController();
    const waiting = Array.from({ length: 50 }, () => engine.run(plan, access, { signal: cancel.signal }));
    await engine.clock.advance(0);
    cancel.abort();
    for (const { failure } of await Promise.all(waiting)) expect(failure?.code).toBe('CANCELLED');

    engine.clock.autoAdvance = true;
    const before = engine.clock.now();
    await engine.run(plan, access);
    expect(engine.clock.now() - before).toBeLessThanOrEqual(1000);
  });

  it('give their places back', async () => {
    const cancel = new AbortController();
    engine = await startTestEngine(({ query }) =>
      query.has('hold') ? (cancel.abort(), new Promise(() => undefined)) : { json: [{ id: 1 }] },
    );
    const access = { pace: { maxConcurrency: 1 } };
    const scope = { signal: cancel.signal };
    await Promise.all([
      engine.run({ request: { url: '/users?hold=1' } }, access, scope),
      engine.run(plan, access, scope),
    ]);
    const { report } = await engine.run(plan, access);
    expect(report).toMatchObject({ status: 'complete', records: 1 });
  });
});
