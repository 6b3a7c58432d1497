import { batchDefaults } from '../../../lib/plan/BatchSpec';
import type { Handler, Reply } from '../../support/localServer';
import { startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A server that writes down what it stores, and answers in every way in which real ones do. */
class Ledger {
  readonly stored = new Map<number, number>();
  private readonly poison: ReadonlySet<number>;

  constructor(
    private readonly random: () => number,
    count: number,
  ) {
    this.poison = new Set(Array.from({ length: count }, (_, id) => id).filter(() => random() < 0.08));
  }

  readonly handle: Handler = (request, response): Reply | void => {
    const ids = (request.json() as Array<{ no: number }>).map(({ no }) => no);
    const dice = this.random();
    if (ids.length > 12) return { status: 413 };
    if (dice < 0.15 && ids.some((id) => this.poison.has(id))) return { status: 422, json: { message: 'no' } };
    if (dice < 0.25) return { status: 429, headers: { 'retry-after': '1' } };
    if (dice < 0.3) return { status: 503, headers: { 'retry-after': '1' } };
    const results = ids.map((id) => this.store(id));
    if (dice < 0.35) return { status: 500 };
    if (dice < 0.4) return void response.destroy();
    if (dice < 0.45) return { json: { results: results.slice(1) } };
    return { status: 207, json: { results } };
  };

  private store(id: number): object {
    if (this.poison.has(id)) return { status: 422, error: { message: 'poison' } };
    if (this.random() < 0.1) return { status: 429, headers: { 'Retry-After': '2' } };
    this.stored.set(id, (this.stored.get(id) ?? 0) + 1);
    return { status: 201, stored: id };
  }
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'stores no item twice, and claims success for just those that are stored (seed %i)',
  async (seed) => {
    const count = 120;
    const ledger = new Ledger(seeded(seed), count);
    engine = await startTestEngine(ledger.handle);
    const entries = Array.from({ length: count }, (_, no) => ({ value: { no }, settings: {} }));
    const { outcomes, report } = await engine.sendMany(
      {
        request: { method: 'POST', url: '/things' },
        batch: { ...batchDefaults, strategy: 'bodyArray', maxItems: 40 },
      },
      entries,
      { concurrency: 3 },
    );

    expect([...ledger.stored.values()].filter((times) => times > 1)).toEqual([]);
    outcomes.forEach((outcome, no) => {
      const json = outcome?.outputs[0]?.json;
      if (json)
        expect({ stored: json.stored, times: ledger.stored.get(no) }).toEqual({ stored: no, times: 1 });
      else expect(outcome?.failure).toBeDefined();
    });
    const accepted = outcomes.filter((outcome) => outcome?.outputs.length).length;
    expect(accepted).toBeGreaterThan(0);
    expect(report.batch).toMatchObject({ items: count, accepted, failed: count - accepted });
    // What is stored without a claim was left in doubt by the server: the error has to say so.
    outcomes.forEach((outcome, no) => {
      if (outcome?.failure && ledger.stored.has(no)) {
        expect(`${outcome.failure.message} ${outcome.failure.hint}`).toMatch(
          /not known|nobody can tell|no result/,
        );
      }
    });
  },
);
