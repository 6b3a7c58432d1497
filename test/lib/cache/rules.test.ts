import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';
import cases from '../../cases/cache/rules.json';

interface Case {
  name: string;
  first: Record<string, string>;
  cache?: object;
  afterSeconds: number;
  headers?: [Record<string, string>, Record<string, string>];
  changed?: boolean;
  down?: boolean | number;
  expect: 'hit' | 'miss' | 'revalidated' | 'stale' | 'error' | 'untouched';
  sent?: Record<string, string | null>;
}

/** Counts that the report of the second request must show. */
const counts = { hits: 0, misses: 0, revalidated: 0, stale: 0 };
const reported = {
  hit: { ...counts, hits: 1 },
  miss: { ...counts, misses: 1 },
  revalidated: { ...counts, revalidated: 1 },
  stale: { ...counts, stale: 1 },
  error: counts,
  untouched: counts,
};

let engine: TestEngine;
afterEach(() => engine.stop());

describe('a second request, by what the first answer said', () => {
  it.each((cases as unknown as Case[]).map((each) => [each.name, each] as const))(
    '%s',
    async (_name, each) => {
      let version = 1;
      engine = await startTestEngine(({ headers }) => {
        const isFirst = engine.server.requests.length === 1;
        if (!isFirst && each.down) return { status: each.down === true ? 503 : each.down };
        const isAsking = 'if-none-match' in headers || 'if-modified-since' in headers;
        if (!isFirst && isAsking && !each.changed) return { status: 304, headers: each.first as never };
        return { headers: each.first, json: [{ version: version++ }] };
      });
      const ask = (which: 0 | 1) =>
        engine.run({
          request: {
            url: '/users',
            headers: Object.entries(each.headers?.[which] ?? {}).map(([name, value]) => ({ name, value })),
          },
          retry: { maxAttempts: 1 },
          cache: { mode: 'memory', ...each.cache },
        });

      expect(jsonOf(await ask(0))).toEqual([{ version: 1 }]);
      await engine.clock.advance(each.afterSeconds * 1000);
      const { report, ...second } = await ask(1);

      expect(report.cache).toEqual(reported[each.expect]);
      expect(engine.server.requests).toHaveLength(each.expect === 'hit' ? 1 : 2);
      const isKept = ['hit', 'revalidated', 'stale'].includes(each.expect);
      expect(jsonOf({ report, ...second })).toEqual(
        each.expect === 'error' ? [] : [{ version: isKept ? 1 : 2 }],
      );
      for (const [name, value] of Object.entries(each.sent ?? {})) {
        expect(engine.server.requests[1]!.headers[name] ?? null).toBe(value);
      }
    },
  );
});
