import { Limiter } from '../../../lib/ratelimit/Limiter';
import type { LimitedRequest, Permit } from '../../../lib/ratelimit/Permit';
import type { Quota } from '../../../lib/ratelimit/Quota';
import { createVirtualClock, type VirtualClock } from '../../support/virtualClock';

let clock: VirtualClock;
let limiter: Limiter;
beforeEach(() => {
  clock = createVirtualClock();
  limiter = new Limiter(clock, () => 0.5);
});

const run = {};
const request = (more: Partial<LimitedRequest> = {}): LimitedRequest => ({
  endpoint: 'GET /a',
  priority: 'new',
  owner: run,
  maxWaitMs: 60_000,
  ...more,
});
const quota = (more: Partial<Quota>): Quota => ({ bucket: 'default', source: 'test', ...more });
const ask = async (more?: Partial<LimitedRequest>) => limiter.acquire(request(more));

/** Asks and notes the name when it may go; goes on holding the permit. */
function queue(name: string, more: Partial<LimitedRequest>, seen: string[]): Promise<Permit> {
  return ask(more).then((permit) => {
    seen.push(name);
    return permit;
  });
}

/** One answered request to an endpoint. */
async function answer(
  endpoint: string,
  quotas: Quota[],
  throttle?: Parameters<Permit['release']>[0],
): Promise<void> {
  (await ask({ endpoint })).release({ quotas, ...throttle });
}

const isFree = (endpoint: string) => {
  const permit = limiter.acquire(request({ endpoint }));
  if (permit instanceof Promise) return false;
  permit.release();
  return true;
};

describe('limits by name', () => {
  const inAnHour = () => clock.now() + 30_000;

  it('hold back only the endpoints that answered with them', async () => {
    await answer('GET /users', [quota({ bucket: 'core', limit: 10, remaining: 9, resetAt: inAnHour() })]);
    await answer('GET /search', [quota({ bucket: 'search', limit: 1, remaining: 0, resetAt: inAnHour() })]);
    expect(isFree('GET /users')).toBe(true);
    expect(isFree('GET /never-asked')).toBe(true);
    expect(isFree('GET /search')).toBe(false);
  });

  it('without a name hold back those that are not known to have another', async () => {
    await answer('GET /users', [quota({ bucket: 'core', limit: 10, remaining: 9, resetAt: inAnHour() })]);
    await answer('GET /plain', [quota({ limit: 1, remaining: 0, resetAt: inAnHour() })]);
    expect(isFree('GET /users')).toBe(true);
    expect(isFree('GET /never-asked')).toBe(false);
  });

  it('without a name do not hold back those that answer without a word about limits', async () => {
    await answer('GET /plain', [quota({ limit: 1, remaining: 0, resetAt: inAnHour() })]);
    const asked = ask({ endpoint: 'POST /shop.v1.Orders/Get' });
    await clock.advance(30_000);
    (await asked).release({ quotas: [] });
    await answer('GET /plain', [quota({ limit: 1, remaining: 0, resetAt: inAnHour() })]);
    expect(isFree('POST /shop.v1.Orders/Get')).toBe(true);
    expect(isFree('GET /plain')).toBe(false);
  });

  it('of one endpoint stay with it', async () => {
    await answer('GET /a', [quota({ scope: 'endpoint', limit: 1, remaining: 0, resetAt: inAnHour() })]);
    expect(isFree('GET /b')).toBe(true);
    expect(isFree('GET /a')).toBe(false);
  });

  it('are all kept when there are several', async () => {
    const perSecond = quota({ bucket: 'second', limit: 10, remaining: 9, resetAt: clock.now() + 1000 });
    const perDay = quota({
      bucket: 'day',
      kind: 'quota',
      limit: 5,
      remaining: 0,
      resetAt: clock.now() + 86_400_000,
    });
    await answer('GET /a', [perSecond, perDay]);
    await expect(ask()).rejects.toMatchObject({ code: 'RATE_LIMITED', detail: { retryAt: perDay.resetAt } });
  });

  it('hold back everything when a refusal names none', async () => {
    await answer('GET /users', [quota({ bucket: 'core', limit: 10, remaining: 9, resetAt: inAnHour() })]);
    await answer('GET /x', [], { quotas: [], throttle: { bucket: 'default', retryAt: inAnHour() } });
    expect(isFree('GET /users')).toBe(false);
  });
});

describe('waits', () => {
  it('for a stated time are never shortened, and those who waited follow one by one', async () => {
    await answer('GET /a', [], {
      quotas: [],
      throttle: { bucket: 'default', retryAt: clock.now() + 10_000 },
    });
    const seen: string[] = [];
    const permits = ['1', '2', '3'].map((name) => queue(name, {}, seen));
    await clock.advance(9_999);
    expect(seen).toEqual([]);
    await clock.advance(1);
    expect(seen).toEqual(['1']);
    await clock.advance(200);
    expect(seen).toEqual(['1', '2', '3']);
    expect((await permits[0])!.waits).toEqual([{ ms: 10_000, cause: 'rate limit', bucket: 'default' }]);
  });

  it('that have become too long fail at once, with the time to come back', async () => {
    limiter.setPace({ maxConcurrency: 1 });
    const held = await ask();
    const waiting = ask();
    const retryAt = clock.now() + 3_600_000;
    held.release({ quotas: [], throttle: { bucket: 'default', retryAt }, isOverload: true });
    await expect(waiting).rejects.toMatchObject({ code: 'SERVER_BUSY', detail: { retryAt } });
    expect(clock.pending).toBe(0);
  });

  it('spread what is left of a long window over the time to its reset', async () => {
    await answer('GET /a', [quota({ limit: 100, remaining: 5, resetAt: clock.now() + 60_000 })]);
    const seen: string[] = [];
    for (const name of ['1', '2', '3', '4', '5'])
      void queue(name, {}, seen).then((permit) => permit.release());
    await clock.advance(30_000);
    expect(seen).toEqual(['1', '2', '3']);
  });

  it('for a leaky bucket last until the cost is restored', async () => {
    await answer('GET /a', [quota({ limit: 1000, remaining: 20, cost: 100, restorePerSecond: 50 })]);
    const permit = ask();
    await clock.advance(2000);
    expect((await permit).waits).toEqual([{ ms: 1600, cause: 'spread', bucket: 'default' }]);
  });

  it('end when cancelled, leaving no timer and no place taken', async () => {
    limiter.setPace({ maxConcurrency: 1 });
    const cancel = new AbortController();
    const held = await ask();
    const waiting = ask({ signal: cancel.signal });
    cancel.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    held.release();
    held.release();
    expect(isFree('GET /a')).toBe(true);
    expect(clock.pending).toBe(0);
  });
});

describe('order', () => {
  it('lets retries go before next pages before newcomers, and runs take turns', async () => {
    limiter.setPace({ requestsPerSecond: 1 });
    await ask();
    const seen: string[] = [];
    const [a, b] = [{}, {}];
    void queue('new', {}, seen);
    for (const name of ['a1', 'a2']) void queue(name, { priority: 'page', owner: a }, seen);
    void queue('b1', { priority: 'page', owner: b }, seen);
    void queue('retry', { priority: 'retry' }, seen);
    await clock.advance(5000);
    expect(seen).toEqual(['retry', 'a1', 'b1', 'a2', 'new']);
  });

  it('starves no newcomer behind an endless run', async () => {
    limiter.setPace({ requestsPerSecond: 1 });
    await ask();
    const seen: string[] = [];
    for (let page = 0; page < 20; page += 1)
      void queue('page', { priority: 'page' }, seen).then((permit) => permit.release());
    void queue('new', { owner: {} }, seen);
    for (let second = 0; second < 12; second += 1) await clock.advance(1000);
    expect(seen).toContain('new');
  });
});

describe('requests under way', () => {
  it("stay below the user's bound and the server's", async () => {
    limiter.setPace({ maxConcurrency: 5 });
    expect(limiter.concurrency).toBe(5);
    await answer('GET /a', [quota({ kind: 'concurrency', limit: 3 })]);
    expect(limiter.concurrency).toBe(3);
  });

  it('are lowered by a concurrency limit, which leaves the rate as it is', async () => {
    const before = limiter.concurrency;
    await answer('GET /a', [], { quotas: [], throttle: { bucket: 'default', kind: 'concurrency' } });
    expect(limiter.concurrency).toBeLessThan(before);
    expect(isFree('GET /a')).toBe(true);
  });

  it('never fall below what the user wants', async () => {
    limiter.setPace({ minConcurrency: 4 });
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(10);
      await answer('GET /a', [], { quotas: [], isOverload: true });
    }
    expect(limiter.concurrency).toBe(4);
  });
});

it("lets the user's burst go together, then keeps the rate", async () => {
  limiter.setPace({ requestsPerSecond: 10, burst: 3 });
  const seen: string[] = [];
  for (let n = 0; n < 6; n += 1) void queue('x', {}, seen).then((permit) => permit.release());
  await clock.advance(0);
  expect(seen).toHaveLength(3);
  await clock.advance(300);
  expect(seen).toHaveLength(6);
});

it('gives a free permit without a wait or a timer', () => {
  const permit = limiter.acquire(request());
  expect(permit).not.toBeInstanceOf(Promise);
  expect(clock.sleeps).toEqual([]);
});
