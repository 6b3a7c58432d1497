import { createInProcessEngine, type Api } from '../../support/inProcessEngine';
import { listApis, rowsUpTo } from '../../support/listApis';
import { jsonOf } from '../../support/testEngine';

const cursorApi =
  (answer: (at: number) => { ids: number[]; next: string | number | null }): Api =>
  (query) => {
    const { ids, next } = answer(Number(query.get('cursor') ?? 0));
    return { json: { data: ids.map((id) => ({ id })), next_cursor: next } };
  };

describe('a run that goes round in circles', () => {
  it('is noticed by its requests: A, B, C, A', async () => {
    const engine = createInProcessEngine(
      cursorApi((at) => ({ ids: [engine.sent.length], next: (at % 3) + 1 })),
    );
    const { report, outputs } = await engine.run({});
    expect(outputs).toHaveLength(4);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'PAGINATION_LOOP' } });
    expect(report.reason).toContain('back to page 2');
  });

  it('is noticed by its content: A, B, A', async () => {
    const engine = createInProcessEngine((query, number) => ({
      json: { total_pages: 50, page: 0, data: [{ id: number % 2 }, { asked: query.size > 9 }] },
    }));
    const { report, outputs } = await engine.run({ pagination: { pagesInParallel: 1 } });
    expect(outputs).toHaveLength(4);
    expect(report.reason).toContain('Page 3 has the same content as page 1');
  });

  it('is noticed by its records though each answer carries a time of its own', async () => {
    const engine = createInProcessEngine((_query, number) => ({
      json: { took: number, page: 1, total_pages: 50, data: rowsUpTo(5) },
    }));
    const { report, outputs } = await engine.run({});
    expect(outputs).toHaveLength(5);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'PAGINATION_LOOP' } });
  });

  it('is no such run when pages of equal values follow each other', async () => {
    const engine = createInProcessEngine((query) => ({
      json: { page: Number(query.get('page') ?? 1), total_pages: 4, data: [{ on: true }, { on: true }] },
    }));
    expect((await engine.run({})).report).toMatchObject({ status: 'complete', records: 8 });
  });
});

describe('empty pages', () => {
  it.each([
    [7, 'complete'],
    [300, 'capped'],
  ])('%i in a row: %s', async (empty, status) => {
    const engine = createInProcessEngine(
      cursorApi((at) => ({
        ids: at === 0 || at === empty + 1 ? [at] : [],
        next: at <= empty ? at + 1 : null,
      })),
    );
    const { report } = await engine.run({});
    expect(report.status).toBe(status);
    if (status === 'complete') return;
    expect(report.reason).toContain('100 empty pages in a row');
    const second = await engine.run({ pagination: { resumeFrom: report.resume } });
    expect(second.report.pages).toBe(100);
  });
});

describe('limits', () => {
  const rows = rowsUpTo(500);
  const api = (style: keyof typeof listApis): Api => {
    const answer = listApis[style](rows, () => 10);
    return (query) => ({ json: answer(query), ms: 1000 });
  };

  it.each([
    ['records', { maxRecords: 25 }, 'The limit of 25 records was reached', 25],
    ['pages', { maxPages: 4 }, 'The limit of 4 pages was reached', 40],
    ['data', { maxBytes: 1024 }, 'The limit of 0.000977 MB was reached', 90],
    ['time', { maxMs: 3500 }, 'The limit of 3.5 s was reached', 30],
  ])('on %s end the run as capped, with a cursor', async (_name, limits, reason, records) => {
    const engine = createInProcessEngine(api('cursors'));
    const { report } = await engine.run({ pagination: limits });
    expect(report).toMatchObject({ status: 'capped', reason, records });
    const rest = await engine.run({ pagination: { resumeFrom: report.resume } });
    expect(jsonOf(rest)).toEqual(rows.slice(records));
    expect(rest.report).toMatchObject({ status: 'complete', warnings: [] });
  });

  it('on time interrupts a request that hangs and a wait for a rate limit', async () => {
    const answer = listApis.cursors(rows, () => 10);
    for (const slow of [{ ms: 900_000 }, { status: 429, headers: { 'retry-after': '200' } }]) {
      const engine = createInProcessEngine((query, number) =>
        number === 3 ? slow : { json: answer(query) },
      );
      const { report } = await engine.run({ pagination: { maxMs: 60_000 } });
      expect(report).toMatchObject({ status: 'capped', records: 20, durationMs: 60_000 });
      expect(report.resume).toBeDefined();
    }
  });

  it('that are not reached leave nothing behind that could end the next run', async () => {
    const engine = createInProcessEngine(api('pages'));
    await engine.run({ pagination: { maxMs: 600_000 } });
    expect(engine.clock.pending).toBe(0);
  });
});

describe('a total', () => {
  const withTotal = (total: number, more = {}): Api => {
    const answer = listApis.cursors(rowsUpTo(40), () => 10);
    return (query) => ({ json: { ...(answer(query) as object), ...more, total } });
  };

  it('that agrees with what was received needs no word', async () => {
    const { report } = await createInProcessEngine(withTotal(40)).run({});
    expect(report).toMatchObject({ status: 'complete', warnings: [] });
  });

  it('that does not agree is a warning', async () => {
    const { report } = await createInProcessEngine(withTotal(57)).run({});
    expect(report.status).toBe('complete');
    expect(report.warnings).toEqual([expect.stringContaining('a total of 57 records, but 40 were received')]);
  });

  it.each([
    ['total_count', 57, 1],
    ['total', 57, 0],
    ['total_count', 3.5, 0],
  ])('on a single page: "%s": %d makes %i warnings', async (name, total, warnings) => {
    const engine = createInProcessEngine(() => ({ json: { [name]: total, data: rowsUpTo(3) } }));
    expect((await engine.run({})).report.warnings).toHaveLength(warnings);
  });
});

describe('a list that changes while it is read', () => {
  // A record is added at the front before each page: every page repeats the last record of the page before.
  const growing = (): Api => {
    const rows = rowsUpTo(30);
    return (query, number) => {
      const all = [...Array.from({ length: number - 1 }, (_, index) => ({ id: -index })), ...rows];
      const page = Number(query.get('page') ?? 1);
      return {
        json: { page, total_pages: Math.ceil(all.length / 10), data: all.slice((page - 1) * 10, page * 10) },
      };
    };
  };

  it('repeats records, unless they are told apart', async () => {
    const plain = await createInProcessEngine(growing()).run({ pagination: { pagesInParallel: 1 } });
    expect(plain.report).toMatchObject({ records: 33, duplicates: 0 });
    const unique = await createInProcessEngine(growing()).run({
      pagination: { pagesInParallel: 1, uniqueBy: 'id' },
    });
    expect(jsonOf(unique)).toEqual(rowsUpTo(30));
    expect(unique.report).toMatchObject({ records: 30, duplicates: 3 });
  });

  it('fills a limit with records that are not repeated', async () => {
    const { report, outputs } = await createInProcessEngine(growing()).run({
      pagination: { pagesInParallel: 1, uniqueBy: 'id', maxRecords: 12 },
    });
    expect(outputs).toHaveLength(12);
    expect(report).toMatchObject({ status: 'capped', duplicates: 1 });
  });

  it('keeps records without a key, and says when the key is no path', async () => {
    const engine = createInProcessEngine(() => ({
      json: { data: [{ a: 1 }, { a: 2, id: null }, { id: 1 }, { id: 1 }] },
    }));
    const { report } = await engine.run({ pagination: { uniqueBy: 'id' } });
    expect(report).toMatchObject({ records: 3, duplicates: 1 });
    expect((await engine.run({ pagination: { uniqueBy: '$sum(id)' } })).failure?.code).toBe(
      'INVALID_SETTING',
    );
  });
});
