import { createBackoff } from '../../../lib/pipeline/backoff';
import { Limiter } from '../../../lib/ratelimit/Limiter';
import type { Outcome } from '../../../lib/ratelimit/Permit';
import {
  createLimitedServer,
  fixedWindow,
  type LimitedAnswer,
  type LimitShape,
  slidingWindow,
  tokenBucket,
} from '../../support/limitedServer';
import { seededRandom } from '../../support/seededRandom';
import { createVirtualClock } from '../../support/virtualClock';

const count = 500;
const permitted = 50;

type Speak = (answer: LimitedAnswer, now: number) => Outcome;

/** RateLimit with a policy; the reset in whole seconds, as most servers round it. */
const withWindow: Speak = (answer, now) => stated(answer, now, 1000);
/** X-RateLimit: the same without the length of the window. */
const withoutWindow: Speak = (answer, now) => stated(answer, now, undefined);
const silent: Speak = ({ status }) => ({
  quotas: [],
  throttle: status === 429 ? { bucket: 'default' } : undefined,
});

function stated(answer: LimitedAnswer, now: number, windowMs: number | undefined): Outcome {
  const resetAt = now + Math.ceil(answer.resetMs / 1000) * 1000;
  const quota = { bucket: 'default', source: 'test', limit: permitted, remaining: answer.remaining };
  return {
    quotas: [{ ...quota, resetAt, windowMs }],
    throttle: answer.status === 429 ? { bucket: 'default', retryAt: resetAt } : undefined,
  };
}

/** Sends 500 requests by 20 workers, each at most five times; latency 20 ms, give or take a fifth. */
async function run(shape: LimitShape, speak: Speak, seed: number) {
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  const random = seededRandom(seed);
  const server = createLimitedServer(clock, shape, () => 20 * (0.8 + 0.4 * random()));
  const limiter = new Limiter(clock, random);
  const startedAt = clock.now();
  let [next, done] = [0, 0];

  const sendOne = async (owner: object) => {
    const backoff = createBackoff({ jitter: 'decorrelated', baseDelayMs: 500, maxDelayMs: 30_000 }, random);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const priority = attempt > 1 ? 'retry' : 'new';
      const permit = await limiter.acquire({ endpoint: 'GET /', priority, owner, maxWaitMs: 60_000 });
      const answer = await server.request();
      const outcome = speak(answer, clock.now());
      permit.release(outcome);
      if (answer.status === 200) return void (done += 1);
      if (outcome.throttle?.retryAt === undefined) await clock.sleep(backoff());
    }
  };
  const worker = async () => {
    while (next++ < count) await sendOne({});
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  const seconds = (clock.now() - startedAt) / 1000;
  return { share: count / seconds / permitted, refused: server.refused, lost: count - done };
}

const seeds = [1, 2, 3, 4, 5];
const shapes: ReadonlyArray<readonly [string, () => LimitShape, number]> = [
  ['a token bucket', () => tokenBucket(permitted, 10), 0.98],
  ['a sliding window', () => slidingWindow(permitted, 1000), 0.98],
  // A reset in whole seconds hides when the window really ends.
  ['a fixed window', () => fixedWindow(permitted, 1000), 0.95],
];

describe.each(shapes)('%s of 50 a second', (name, shape, wanted) => {
  it.each([
    ['limit, remaining, reset and window', withWindow],
    ['limit, remaining and reset', withoutWindow],
  ])(
    `is used to ${wanted * 100} %% with 1 %% refused at the most when it states %s`,
    async (_name, speak) => {
      for (const seed of seeds) {
        const { share, refused, lost } = await run(shape(), speak, seed);
        expect(lost).toBe(0);
        expect(refused).toBeLessThanOrEqual(count * 0.01);
        expect(share).toBeGreaterThanOrEqual(wanted);
      }
    },
  );

  it('is learnt from refusals alone, with nothing lost', async () => {
    const results = [];
    for (const seed of seeds) results.push(await run(shape(), silent, seed));
    expect(results.map(({ lost }) => lost)).toEqual(seeds.map(() => 0));
    const worst = Math.min(...results.map(({ share }) => share));
    // Asked of token buckets only: windows are closed for a while after each overrun.
    expect(worst).toBeGreaterThanOrEqual(name === 'a token bucket' ? 0.85 : 0.65);
  });
});

it('200 pages of 20 ms take a tenth of the time that they take one by one, at 32 at once at the most', async () => {
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  const server = createLimitedServer(
    clock,
    { take: () => true, state: () => ({ remaining: 1, resetMs: 0 }) },
    () => 20,
  );
  const limiter = new Limiter(clock, seededRandom(1));
  const startedAt = clock.now();
  const owner = {};
  const pages = Array.from({ length: 200 }, async () => {
    const permit = await limiter.acquire({ endpoint: 'GET /', priority: 'page', owner, maxWaitMs: 0 });
    await server.request();
    permit.release({ quotas: [] });
  });
  await Promise.all(pages);
  expect(clock.now() - startedAt).toBeLessThanOrEqual(400);
  expect(server.mostAtOnce).toBeLessThanOrEqual(32);
});

/** Sends 600 requests as fast as the limiter lets them; returns how many it lets be under way in the end. */
async function settle(latencyOf: (underWay: number) => number): Promise<number> {
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  const shape = { take: () => true, state: () => ({ remaining: 1, resetMs: 0 }) };
  const server = createLimitedServer(clock, shape, latencyOf);
  const limiter = new Limiter(clock, seededRandom(1));
  const owner = {};
  await Promise.all(
    Array.from({ length: 600 }, async () => {
      const permit = await limiter.acquire({ endpoint: 'GET /', priority: 'page', owner, maxWaitMs: 0 });
      await server.request();
      permit.release({ quotas: [] });
    }),
  );
  return limiter.concurrency;
}

it('a server that slows down under load gets fewer requests at once', async () => {
  // Serves four at a time: more only wait for each other.
  expect(await settle((underWay) => 40 * Math.max(1, underWay / 4))).toBeLessThan(20);
});

it('answers that take longer or shorter by chance are not taken for load', async () => {
  const random = seededRandom(3);
  expect(await settle(() => 20 + 180 * random())).toBeGreaterThan(20);
});
