import { paginate } from '../../../lib/pagination/paginate';
import type { PageSource, ReadPage } from '../../../lib/pagination/PageSource';
import { createPlan, type PlanInput } from '../../../lib/plan/RequestPlan';
import { listApis, rowsUpTo } from '../../support/listApis';

/** A source whose answers are there at once, and which notes what was asked for and what was taken back. */
function createSource(style: keyof typeof listApis, count: number) {
  const answer = listApis[style](rowsUpTo(count), () => 10);
  const asked: number[] = [];
  const signals: AbortSignal[] = [];
  const source: PageSource<ReadPage> = {
    fetch: async (request, number, signal) => {
      asked.push(number);
      if (signal) signals.push(signal);
      const query = Object.fromEntries(request.query.map(({ name, value }) => [name, value]));
      const body = answer(new URLSearchParams(query));
      const { data } = body as { data: unknown[] };
      const url = 'https://api.test/rows';
      return {
        request,
        number,
        url,
        headers: new Headers(),
        body,
        records: data,
        digest: () => String(number),
        bytes: 100,
      };
    },
    sleep: () => new Promise(() => {}),
    onChoice: () => {},
    onDuplicates: () => {},
    onWarning: () => {},
    redact: (value) => value,
  };
  return { source, asked, signals };
}

const plan = (more: Partial<PlanInput> = {}) =>
  createPlan({ protocol: 'rest', request: { url: '/rows' }, ...more });

describe('while a page is waited for', () => {
  /** Asks for pages of which the third does not come before the test says so; returns those asked for meanwhile. */
  async function askedWhileThirdWaits(bytes: number): Promise<number[]> {
    const { source, asked } = createSource('pages', 1000);
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const holding: typeof source = {
      ...source,
      async fetch(request, number, signal, onMoved) {
        const page = await source.fetch(request, number, signal, onMoved);
        if (number === 3) await held;
        return { ...page, bytes };
      },
    };
    const read = paginate(plan({ pagination: { pagesInParallel: 4 } }), holding, async () => {});
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
    const meanwhile = [...asked];
    letGo();
    expect((await read).status).toBe('complete');
    expect(asked).toHaveLength(100);
    return meanwhile;
  }

  it('those behind it go on, but not for ever', async () => {
    const asked = await askedWhileThirdWaits(100);
    expect(asked.at(-1)).toBeGreaterThan(3 + 4);
    expect(asked.at(-1)).toBeLessThanOrEqual(3 + 4 * 8);
  });

  it('large ones do not pile up', async () => {
    const asked = await askedWhileThirdWaits(40 * 1024 * 1024);
    expect(asked.at(-1)).toBeLessThanOrEqual(3 + 2 * 4);
  });
});

describe('while a page is worked on', () => {
  it('the request for the next one is under way, where each depends on the one before', async () => {
    const { source, asked } = createSource('cursors', 40);
    const seen: Array<readonly [working: number, asked: number]> = [];
    await paginate(plan(), source, async ({ page }) => void seen.push([page.number, asked.length]));
    expect(seen).toEqual([[1, 2], [2, 3], [3, 4], [4, 4]]); // prettier-ignore
  });

  it('no more pages wait than were allowed', async () => {
    const { source, asked } = createSource('pages', 400);
    const waiting: number[] = [];
    await paginate(plan({ pagination: { pagesInParallel: 4 } }), source, async ({ page }) => {
      await new Promise(setImmediate);
      waiting.push(asked.length - page.number);
    });
    expect(Math.max(...waiting)).toBe(4);
    expect(waiting).toHaveLength(40);
  });

  it('no next page is sent for when the limit is reached with this one', async () => {
    const { source, asked } = createSource('cursors', 40);
    const ending = await paginate(plan({ pagination: { maxRecords: 20 } }), source, async () => {});
    expect(ending.status).toBe('capped');
    expect(asked).toEqual([1, 2]);
  });

  it('a write is not sent before its turn', async () => {
    const { source, asked } = createSource('cursors', 40);
    const seen: number[] = [];
    const request = { url: '/rows', method: 'POST' } as const;
    await paginate(plan({ request }), source, async () => void seen.push(asked.length));
    expect(seen).toEqual([1, 2, 3, 4]);
  });
});

it('a limit in time also counts what working on the pages takes', async () => {
  const { source } = createSource('pages', 400);
  let endTime = (): void => {};
  const sleep = () => new Promise<void>((resolve) => (endTime = resolve));
  const worked: number[] = [];
  const ending = await paginate(
    plan({ pagination: { maxMs: 5000 } }),
    { ...source, sleep },
    async ({ page }) => {
      worked.push(page.number);
      if (page.number === 2) endTime();
      await new Promise(setImmediate);
    },
  );
  expect(ending).toMatchObject({ status: 'capped', reason: 'The limit of 5 s was reached' });
  expect(worked).toEqual([1, 2, 3]);
});

describe('requests sent ahead', () => {
  it.each(['cursors', 'pages'] as const)(
    'are taken back when working on a page fails (%s)',
    async (style) => {
      const { source, asked, signals } = createSource(style, 400);
      const run = paginate(plan(), source, async () => {
        throw new Error('the mapping failed');
      });
      await expect(run).rejects.toThrow('the mapping failed');
      expect(asked.length).toBeGreaterThan(1);
      expect(signals.at(-1)!.aborted).toBe(true);
    },
  );

  it('are taken back when the execution is cancelled', async () => {
    const { source, signals } = createSource('pages', 400);
    const abort = new AbortController();
    await paginate(plan(), { ...source, signal: abort.signal }, async () => {
      const isCancelled = signals.at(-1)!.aborted;
      abort.abort('stop');
      expect([isCancelled, signals.at(-1)!.reason]).toEqual([false, 'stop']);
      throw new Error('over');
    }).catch(() => {});
    expect(signals.length).toBeGreaterThan(2);
  });
});
