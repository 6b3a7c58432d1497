import { ApiError } from '../../../../lib/errors/ApiError';
import { EvaluationClock } from '../../../../lib/mapping/compile/EvaluationClock';
import { undecided } from '../../../../lib/mapping/compile/undecided';
import { compileExpression } from '../../../../lib/mapping/expression';
import type { JsonValue } from '../../../../lib/plan/json';
import cases from '../../../cases/mapping/compiled-expressions.json';
import { RandomJsonata } from '../../../support/randomJsonata';
import { seededRandom } from '../../../support/seededRandom';

type Outcome = { readonly value: unknown } | { readonly code: string };

const patienceMs = 600_000;

async function outcomeOf(run: () => unknown): Promise<Outcome> {
  try {
    return { value: await run() };
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code };
    throw error;
  }
}

/** What compiled code gives and what jsonata's interpreter gives. */
async function both(source: string, input: unknown) {
  const compiledExpression = await compileExpression(source, { timeLimitMs: patienceMs }).catch(
    () => undefined,
  );
  // Such as one in which a division looks like a regular expression.
  if (!compiledExpression) return 'unreadable';
  const { code, interpret } = compiledExpression;
  if (!code) return 'not compiled';
  const before = JSON.stringify(input);
  const clock = new EvaluationClock(Infinity);
  clock.start(patienceMs);
  const compiled = await outcomeOf(() => code.run(input, {}, clock));
  const isUntouched = JSON.stringify(input) === before;
  const interpreted = await outcomeOf(() => interpret(structuredClone(input), {}, patienceMs));
  return { compiled, interpreted, isUntouched };
}

const isUndecided = (outcome: Outcome) => 'value' in outcome && outcome.value === undecided;

describe('compiled code gives what jsonata gives', () => {
  it.each(cases as ReadonlyArray<{ source: string; input?: JsonValue }>)(
    '$source',
    async ({ source, input }) => {
      const result = await both(source, input ?? {});
      if (typeof result === 'string') throw new Error(result);
      expect(result.compiled).toStrictEqual(result.interpreted);
    },
  );
});

describe('by chance', () => {
  const rounds = 30;
  const perRound = 40;

  it.each(Array.from({ length: rounds }, (_, seed) => seed + 1))('seed %i', async (seed) => {
    const random = new RandomJsonata(seededRandom(seed));
    for (let count = 0; count < perRound; count++) {
      const source = random.expression();
      const input = random.item();
      const result = await both(source, input);
      if (typeof result === 'string') continue;
      const { compiled, interpreted, isUntouched } = result;
      const about = { source, input };
      expect({ ...about, isUntouched }).toEqual({ ...about, isUntouched: true });
      if (!isUndecided(compiled))
        expect({ ...about, outcome: compiled }).toStrictEqual({ ...about, outcome: interpreted });
    }
  });

  it('decides nearly everything that jsonata does not refuse', async () => {
    const random = new RandomJsonata(seededRandom(2024));
    const counts = { given: 0, undecided: 0, notCompiled: 0 };
    for (let count = 0; count < 600; count++) {
      const result = await both(random.expression(), random.item());
      if (result === 'not compiled') counts.notCompiled++;
      else if (typeof result === 'object' && 'value' in result.interpreted) {
        counts.given++;
        if (isUndecided(result.compiled)) counts.undecided++;
      }
    }
    expect(counts.given).toBeGreaterThan(150);
    expect(counts.undecided / counts.given).toBeLessThan(0.03);
    expect(counts.notCompiled / counts.given).toBeLessThan(0.03);
  });
});
