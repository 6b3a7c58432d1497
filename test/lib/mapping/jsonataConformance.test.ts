import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '../../../lib/errors/ApiError';
import { EvaluationClock } from '../../../lib/mapping/compile/EvaluationClock';
import { undecided } from '../../../lib/mapping/compile/undecided';
import { compileExpression } from '../../../lib/mapping/expression';
import type { JsonValue } from '../../../lib/plan/json';
import { corpus, describeCorpus } from '../../support/corpora';

interface Case {
  readonly expr?: string;
  readonly 'expr-file'?: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Record<string, JsonValue>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly unordered?: boolean;
  readonly code?: string;
  readonly error?: { readonly code?: string };
}

/** Cases whose outcome differs on purpose. */
const exceptions: Readonly<Record<string, string>> = {
  'tail-recursion/case002': 'asks for a depth of 302; ours allows 2,000, so 100 levels are fine',
};

/** Codes that our guards replace. */
const replaced: Readonly<Record<string, string>> = {
  U1001: 'EXPRESSION_RUNAWAY',
  D2014: 'EXPRESSION_RUNAWAY',
};

/** No case takes so long: what comes out is not to depend on how fast the machine is. */
const patienceMs = 600_000;
/** For the cases that never end, and are to be stopped. */
const limitOfEndlessMs = 100;

const root = corpus('jsonata');
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function casesOf(group: string): Array<[string, Case]> {
  const folder = join(root, 'groups', group);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const found = readJson(join(folder, name)) as Case | Case[];
      const id = `${group}/${name.replace('.json', '')}`;
      return Array.isArray(found)
        ? found.map((one, at): [string, Case] => [`${id}#${at}`, one])
        : [[id, found] as [string, Case]];
    });
}

function dataOf({ data, dataset }: Case): unknown {
  if (data !== undefined) return data;
  return dataset ? readJson(join(root, 'datasets', `${dataset}.json`)) : undefined;
}

/** The jsonata code behind our error. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) throw error;
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.code;
}

const expectedCode = ({ code, error }: Case): string | undefined => code ?? error?.code;

/** Cases that compiled code answered, without jsonata. */
let compiled = 0;

async function evaluate(id: string, test: Case): Promise<JsonValue | undefined> {
  const source =
    test.expr ?? readFileSync(join(root, 'groups', id.split('/')[0]!, test['expr-file']!), 'utf8');
  const timeLimitMs = expectedCode(test) === 'U1001' ? limitOfEndlessMs : patienceMs;
  const { code, interpret } = await compileExpression(source, { timeLimitMs });
  const [data, bindings] = [dataOf(test), test.bindings ?? {}];
  if (code) {
    const clock = new EvaluationClock(Infinity);
    clock.start(timeLimitMs);
    const result = code.run(data, bindings, clock);
    if (result !== undecided) {
      compiled++;
      return result;
    }
  }
  return await interpret(data, bindings, timeLimitMs);
}

describeCorpus("jsonata's own test cases", 'jsonata', () => {
  const groups = existsSync(root) ? readdirSync(join(root, 'groups')) : [];
  const cases = groups.flatMap(casesOf).filter(([id]) => !(id in exceptions));

  it('has hundreds of cases', () => expect(cases.length).toBeGreaterThan(600));

  it.each(cases)(
    '%s',
    async (id, test) => {
      const code = expectedCode(test);
      if (code !== undefined) {
        const error: unknown = await evaluate(id, test).then(
          (result) => new Error(`succeeded with ${JSON.stringify(result)}`),
          (failure: unknown) => failure,
        );
        expect(codeOf(error)).toBe(replaced[code] ?? code);
      } else if (test.undefinedResult) {
        expect(await evaluate(id, test)).toBeUndefined();
      } else if (test.unordered) {
        const result = (await evaluate(id, test)) as unknown[];
        expect(result).toHaveLength((test.result as unknown[]).length);
        expect(result).toEqual(expect.arrayContaining(test.result as unknown[]));
      } else if ('result' in test) {
        expect(await evaluate(id, test)).toEqual(test.result);
      }
    },
    patienceMs,
  );

  it('are mostly answered by compiled code', () => {
    const share = compiled / cases.length;
    console.info(`${compiled} of ${cases.length} cases (${Math.round(share * 100)} %) ran compiled.`);
    expect(share).toBeGreaterThan(0.6);
  });
});
