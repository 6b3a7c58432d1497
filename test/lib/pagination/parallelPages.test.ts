import { createInProcessEngine, type Api } from '../../support/inProcessEngine';
import { listApis, rowsUpTo } from '../../support/listApis';
import { jsonOf, startTestEngine } from '../../support/testEngine';

const list = (style: keyof typeof listApis, count: number, size: number): Api => {
  const answer = listApis[style](rowsUpTo(count), () => size);
  return (query) => ({ json: answer(query) });
};

describe('pages that can be addressed', () => {
  it.each(['pages', 'offsets'] as const)(
    '%s are fetched side by side and delivered in order',
    async (style) => {
      const answer = listApis[style](rowsUpTo(400), () => 10);
      // The later a page was asked for, the sooner it comes.
      const engine = createInProcessEngine((query, number) => ({
        json: answer(query),
        ms: 400 - 9 * number,
      }));
      const result = await engine.run({});
      expect(jsonOf(result)).toEqual(rowsUpTo(400));
      expect(result.report).toMatchObject({ status: 'complete', pages: 40, requests: 40, warnings: [] });
      expect(engine.mostAtOnce).toBe(16);
    },
  );

  it('take a tenth of the time, or less', async () => {
    const api = list('pages', 20_000, 100);
    const time = async (pagesInParallel: number) =>
      (
        await createInProcessEngine((...all) => ({ ...api(...all), ms: 20 })).run({
          pagination: { pagesInParallel },
        })
      ).report.durationMs;
    expect(await time(1)).toBe(200 * 20);
    expect(await time(0)).toBeLessThanOrEqual((200 * 20) / 10);
  });

  it.each([
    [1, {}, 1],
    [3, {}, 3],
    [40, { pace: { minConcurrency: 40 } }, 40],
    [0, { pace: { maxConcurrency: 2 } }, 2],
    [8, { pace: { maxConcurrency: 5 } }, 5],
  ])(
    'are under way up to the number asked for and permitted (%i, %j)',
    async (pagesInParallel, access, most) => {
      const engine = createInProcessEngine(list('pages', 600, 10));
      const result = await engine.run({ pagination: { pagesInParallel } }, access);
      expect(jsonOf(result)).toHaveLength(600);
      expect(engine.mostAtOnce).toBe(most);
    },
  );

  it.each([
    ['records', { maxRecords: 35 }, 4],
    ['pages', { maxPages: 3 }, 3],
    ['data', { maxBytes: 500 }, 4],
  ])('are not asked for beyond a limit on %s', async (_name, limits, requests) => {
    const engine = createInProcessEngine(list('pages', 1000, 10));
    const { report } = await engine.run({ pagination: limits });
    expect(report.status).toBe('capped');
    expect(engine.sent).toHaveLength(requests);
  });

  it('end the run at the page that failed, with those before it delivered', async () => {
    const answer = listApis.pages(rowsUpTo(100), () => 10);
    let isBroken = true;
    const engine = createInProcessEngine((query) => {
      // The pages after it are there long before it fails.
      const isFailing = isBroken && query.get('page') === '5';
      return isFailing ? { status: 400, ms: 500 } : { json: answer(query) };
    });
    const first = await engine.run({});
    expect(jsonOf(first)).toEqual(rowsUpTo(40));
    expect(first.report).toMatchObject({ status: 'partial', pages: 4, error: { status: 400, page: 5 } });

    isBroken = false;
    const second = await engine.run({ pagination: { resumeFrom: first.report.resume } });
    expect(jsonOf(second)).toEqual(rowsUpTo(100).slice(40));
  });

  it('are asked for one after another by a request that may change something', async () => {
    const api = list('offsets', 100, 10);
    const engine = createInProcessEngine((_query, number, { body }) => {
      const { offset = 0 } = JSON.parse(String(body)) as { offset?: number };
      return api(new URLSearchParams({ offset: String(offset) }), number, {} as never);
    });
    const request = { url: '/rows', method: 'POST', body: { kind: 'json', value: { q: 1 } } } as const;
    const result = await engine.run({ request });
    expect(jsonOf(result)).toEqual(rowsUpTo(100));
    expect(engine.mostAtOnce).toBe(1);
    await engine.run({ request, pagination: { readsOnly: true } });
    expect(engine.mostAtOnce).toBeGreaterThan(1);
  });

  it('come over real connections in order, too', async () => {
    const answer = listApis.pages(rowsUpTo(500), () => 10);
    const engine = await startTestEngine(({ query }) => ({ json: answer(query) }));
    const result = await engine.run({ request: { url: '/rows' } });
    const { connections } = engine.server;
    await engine.stop();
    expect(jsonOf(result)).toEqual(rowsUpTo(500));
    expect(connections).toBeGreaterThan(1);
    expect(connections).toBeLessThanOrEqual(16);
  });
});

describe('pages that are not as foreseen', () => {
  const offsets = (count: number, size: (from: number) => number) => {
    const answer = listApis.offsets(rowsUpTo(count), size);
    return createInProcessEngine((query) => ({ json: answer(query) }));
  };

  it('follow the size that the server really sends, not the one asked for', async () => {
    const engine = offsets(300, () => 7);
    const settings = { offsetParameter: 'offset', limitParameter: 'limit', pageSize: 50 };
    const result = await engine.run({ pagination: { style: 'offset', settings } });
    expect(jsonOf(result)).toEqual(rowsUpTo(300));
    expect(engine.sent).toHaveLength(43);
  });

  it.each([
    ['one page is short', (from: number) => (from === 50 ? 3 : 10)],
    ['every page has another size', (from: number) => 1 + ((from * 7) % 10)],
    ['an early page is long', (from: number) => (from === 10 ? 25 : 10)],
  ])('lose and double nothing when %s', async (_name, size) => {
    const engine = offsets(300, size);
    const result = await engine.run({});
    expect(jsonOf(result)).toEqual(rowsUpTo(300));
    // What is asked for in vain stays little, however often a guess proves wrong.
    expect(engine.sent.length - result.report.pages).toBeLessThan(30);
  });

  it('end early when the list does', async () => {
    const answer = listApis.pages(rowsUpTo(55), () => 10);
    const engine = createInProcessEngine((query) => ({
      json: { ...(answer(query) as object), total_pages: 40 },
    }));
    const result = await engine.run({});
    expect(jsonOf(result)).toEqual(rowsUpTo(55));
    expect(result.report).toMatchObject({ status: 'complete', reason: expect.stringContaining('empty') });
  });

  it('go on when the list grew', async () => {
    const answer = listApis.pages(rowsUpTo(100), () => 10);
    const engine = createInProcessEngine((query) => ({
      json: { ...(answer(query) as object), total_pages: Math.min(10, Number(query.get('page') ?? 1) + 2) },
    }));
    expect(jsonOf(await engine.run({}))).toEqual(rowsUpTo(100));
  });
});
