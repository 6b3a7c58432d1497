import type { RunReport } from '../../../lib/observability/RunReport';
import { createInProcessEngine } from '../../support/inProcessEngine';
import { listApis, rowsUpTo } from '../../support/listApis';

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs and goes on from the cursor until everything is read; failures and limits are drawn from the seed. */
async function readAll(style: keyof typeof listApis, seed: number) {
  const random = randomFrom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const rows = rowsUpTo(upTo(60) - 1);
  const sizes = rows.map(() => upTo(9));
  // Numbered pages have one size; the others may send more here and less there.
  const list = listApis[style](rows, (from) => sizes[from] ?? 5);
  const failing = random() * 0.3;
  const engine = createInProcessEngine((query) => ({
    ms: upTo(50),
    ...(random() < failing ? { status: 500 } : { json: list(query) }),
  }));
  const limits = () => ({
    maxRecords: random() < 0.4 ? upTo(25) : undefined,
    maxPages: random() < 0.3 ? upTo(6) : undefined,
    maxBytes: random() < 0.2 ? upTo(300) : undefined,
    maxMs: random() < 0.2 ? upTo(100) : undefined,
    pagesInParallel: [0, 1, 2, 5][upTo(4) - 1],
  });
  const delivered: unknown[] = [];
  let report: RunReport | undefined;
  let runs = 0;
  for (; report?.status !== 'complete' && runs < 400; runs += 1) {
    const pagination = { ...limits(), resumeFrom: report?.resume };
    const result = await engine.run({ pagination, retry: { maxAttempts: 1 } });
    delivered.push(...result.outputs.map(({ json }) => json));
    ({ report } = result);
  }
  return { rows, delivered, report, runs };
}

describe.each(Object.keys(listApis) as Array<keyof typeof listApis>)(
  '%s, ended early and resumed',
  (style) => {
    it.each(Array.from({ length: 60 }, (_, seed) => seed))(
      'delivers each record once, in order (%i)',
      async (seed) => {
        const { rows, delivered, report } = await readAll(style, seed);
        expect(delivered).toEqual(rows);
        expect(report).toMatchObject({ status: 'complete', warnings: [] });
      },
    );
  },
);

it('the runs above do end early, again and again', async () => {
  const runs = await Promise.all(Array.from({ length: 20 }, (_, seed) => readAll('offsets', seed)));
  expect(runs.filter((run) => run.runs > 3).length).toBeGreaterThan(5);
});

it('refuses a cursor whose count was changed by hand', async () => {
  const list = listApis.offsets(rowsUpTo(50), () => 10);
  const engine = createInProcessEngine((query) => ({ json: list(query) }));
  const { resume } = (await engine.run({ pagination: { maxPages: 1 } })).report;
  const point = JSON.parse(Buffer.from(resume!, 'base64url').toString()) as object;
  const resumeFrom = Buffer.from(JSON.stringify({ ...point, received: 'ten' })).toString('base64url');
  expect((await engine.run({ pagination: { resumeFrom } })).failure?.code).toBe('RESUME_INVALID');
});
