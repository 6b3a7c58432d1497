import { batchDefaults } from '../../../lib/plan/BatchSpec';
import type { IdempotencySpec } from '../../../lib/plan/IdempotencySpec';
import type { Handler } from '../../support/localServer';
import { startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

const start = async (handler: Handler, files = {}) => (engine = await startTestEngine(handler, files));
const automatic: IdempotencySpec = {
  header: 'Idempotency-Key',
  sender: 'w1 Node',
  format: 'uuid',
  occurrence: 0,
};
const send = (value: object, idempotency: IdempotencySpec) =>
  engine.run({
    request: { method: 'POST', url: '/orders', body: { kind: 'json', value: value as never } },
    pagination: { style: 'none' },
    idempotency,
  });
const keys = (header = 'idempotency-key') => engine.server.requests.map(({ headers }) => headers[header]);

describe('an idempotency key', () => {
  it('is the same for every attempt and every run, and lets a write be repeated', async () => {
    let count = 0;
    await start(() => (++count === 1 ? { status: 500 } : { json: {} }));
    const first = await send({ total: 5 }, automatic);
    await send({ total: 5 }, automatic);
    expect(first.report).toMatchObject({ status: 'complete', attempts: 2 });
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each<[string, object, Partial<IdempotencySpec>]>([
    ['other content', { total: 6 }, {}],
    ['another node', { total: 5 }, { sender: 'w1 Other' }],
    ['the second of two equal items', { total: 5 }, { occurrence: 1 }],
  ])('is another one for %s', async (_name, value, change) => {
    await start(() => ({ json: {} }));
    await send({ total: 5 }, automatic);
    await send(value, { ...automatic, ...change });
    expect(new Set(keys()).size).toBe(2);
  });

  it("goes out as the user wrote it, in the user's header", async () => {
    await start(() => ({ json: {} }));
    await send({}, { ...automatic, header: 'X-Request-Key', key: 'order 17' });
    expect(keys('x-request-key')).toEqual(['order 17']);
  });

  it('tells files apart by their bytes', async () => {
    const file = (text: string) => ({ bytes: Buffer.from(text), mimeType: 'text/plain' });
    await start(() => ({ json: {} }), { a: file('a'), b: file('b'), sameAsA: file('a') });
    for (const field of ['a', 'b', 'sameAsA']) {
      await engine.run({
        request: { method: 'POST', url: '/f', body: { kind: 'binary', binary: { itemIndex: 0, field } } },
        idempotency: { ...automatic, format: 'hex' },
      });
    }
    const [a, b, same] = keys();
    expect([a === b, a === same]).toEqual([false, true]);
    expect(a).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('idempotency keys of batches', () => {
  const batch = { ...batchDefaults, strategy: 'bodyArray' };
  const entry = (value: number, key?: string) => ({ value, settings: {}, key });
  const plan = { request: { method: 'POST' as const, url: '/b' }, batch, idempotency: automatic };
  const echo: Handler = (request) => ({ json: (request.json() as number[]).map((n) => ({ n })) });

  it('are stable over runs, and differ for the second of two equal batches', async () => {
    await start(echo);
    const twoEqual = { ...plan, batch: { ...batch, maxItems: 1 } };
    await engine.sendMany(twoEqual, [entry(1), entry(1)]);
    await engine.sendMany(twoEqual, [entry(1), entry(1)]);
    const [first, second, again, secondAgain] = keys();
    expect(first).not.toBe(second);
    expect([again, secondAgain]).toEqual([first, second]);
  });

  it("are made from the items' own keys, and are the item's own where it is alone", async () => {
    await start(echo);
    const byTwo = { ...plan, batch: { ...batch, maxItems: 2 } };
    await engine.sendMany(byTwo, [entry(1, 'a'), entry(2, 'b'), entry(3, 'c')]);
    await engine.sendMany(byTwo, [entry(8, 'a'), entry(9, 'b')]);
    const [pair, alone, samePair] = keys();
    expect(alone).toBe('c');
    expect(samePair).toBe(pair);
  });

  it('let a batch be repeated whose answer was lost', async () => {
    let count = 0;
    await start((request, response) => (++count === 1 ? void response.destroy() : echo(request, response)));
    const { outcomes } = await engine.sendMany(plan, [entry(1), entry(2)]);
    expect(outcomes.map((outcome) => outcome?.outputs[0]?.json)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(keys()[0]).toBe(keys()[1]);
  });
});
