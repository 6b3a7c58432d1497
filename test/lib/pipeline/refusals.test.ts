import type { Handler } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine?.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const users = { request: { url: '/users' } };
const ok = { json: [{ id: 1 }] };

type Reply = Awaited<ReturnType<Handler>>;

/** Answers with these replies in turn, then with success. */
const inTurn =
  (...replies: Reply[]): Handler =>
  () =>
    replies.shift() ?? ok;

const slackRefusal: Reply = {
  json: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': '3' },
};
const shopifyRefusal: Reply = {
  json: {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: {
        requestedQueryCost: 300,
        throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 100, restoreRate: 50 },
      },
    },
  },
};
const hubspotDay: Reply = {
  status: 429,
  json: {
    status: 'error',
    message: 'You have reached your daily limit.',
    errorType: 'RATE_LIMIT',
    policyName: 'DAILY',
  },
};

describe('pain 4: a refusal never becomes data', () => {
  it.each([
    ['Slack, 200', slackRefusal, 3_000],
    ['Shopify, 200', shopifyRefusal, 4_000],
    [
      'Linear, 400',
      {
        status: 400,
        json: { errors: [{ extensions: { code: 'RATELIMITED' } }] },
        headers: { 'retry-after': '5' },
      } satisfies Reply,
      5_000,
    ],
    [
      'Google, 403',
      {
        status: 403,
        json: {
          error: {
            errors: [{ reason: 'userRateLimitExceeded' }],
            details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' }],
          },
        },
      } satisfies Reply,
      7_000,
    ],
  ])('%s: waits as long as it says and delivers the data', async (_name, refusal, waitMs) => {
    await start(inTurn(refusal));
    const result = await engine.run(users);
    expect(result.report).toMatchObject({ status: 'complete', attempts: 2, retries: 1 });
    expect(result.report.waits).toMatchObject([{ ms: waitMs, cause: 'rate limit' }]);
    expect(jsonOf(result)).toEqual([{ id: 1 }]);
  });

  it('repeats a write that was refused with status 200', async () => {
    await start(inTurn(slackRefusal));
    const { report } = await engine.run({ request: { method: 'POST', url: '/chat.postMessage' } });
    expect(report).toMatchObject({ status: 'complete', attempts: 2 });
  });

  it('reports a refusal with status 200 that does not end as an error with the answer', async () => {
    await start(() => slackRefusal);
    const { failure, outputs } = await engine.run({ ...users, retry: { maxAttempts: 2 } });
    expect(outputs).toEqual([]);
    expect(failure).toMatchObject({
      code: 'RATE_LIMITED',
      detail: {
        status: 200,
        apiMessage: 'ratelimited',
        body: { ok: false, error: 'ratelimited' },
        attempts: 2,
      },
    });
  });
});

describe('an allowance that is used up', () => {
  it('is not asked for again, and says so', async () => {
    await start(() => hubspotDay);
    const { failure } = await engine.run(users);
    expect(engine.server.requests).toHaveLength(1);
    expect(failure).toMatchObject({
      code: 'QUOTA_EXHAUSTED',
      retryable: false,
      detail: { status: 429, apiMessage: 'You have reached your daily limit.', attempts: 1 },
    });
  });

  it('tells when it is given anew, where the API says so', async () => {
    await start(() => ({
      status: 429,
      headers: { 'x-ratelimit-remaining-day': '0', 'x-ratelimit-reset-day': '7200' },
    }));
    const { failure } = await engine.run(users);
    expect(engine.server.requests).toHaveLength(1);
    expect(failure).toMatchObject({
      code: 'QUOTA_EXHAUSTED',
      detail: { retryAt: engine.clock.now() + 7_200_000 },
    });
  });

  it('keeps the pages that came before, with a cursor to go on from', async () => {
    await start(({ query }) =>
      query.has('page') ? hubspotDay : { json: { data: [{ id: 1 }], next: '/users?page=2' } },
    );
    const result = await engine.run(users);
    expect(jsonOf(result)).toEqual([{ id: 1 }]);
    expect(result.report).toMatchObject({ status: 'partial', error: { code: 'QUOTA_EXHAUSTED' } });
    expect(result.report.resume).toEqual(expect.any(String));
  });
});

it("obeys the server's own word against trying again", async () => {
  await start(() => ({
    status: 429,
    headers: { 'stripe-should-retry': 'false', 'stripe-rate-limited-reason': 'resource-specific' },
  }));
  const { failure } = await engine.run(users);
  expect(engine.server.requests).toHaveLength(1);
  expect(failure).toMatchObject({ code: 'RATE_LIMITED', retryable: false });
});
