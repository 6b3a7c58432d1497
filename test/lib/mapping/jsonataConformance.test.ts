import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '../../../lib/errors/ApiError';
import { compileExpression } from '../../../lib/mapping/expression';
import type { JsonValue } from '../../../lib/plan/json';
import { corpus, describeCorpus } from '../../support/corpora';

interface Case {
  readonly expr?: string;
  readonly 'expr-file'?: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Record<string, JsonValue>;
  readonly timelimit?: number;
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

/** Codes that our guards replace. */
const replaced: Readonly<Record<string, string>> = {
  U1001: 'EXPRESSION_RUNAWAY',
  D2014: 'EXPRESSION_RUNAWAY',
};

describeCorpus("jsonata's own test cases", 'jsonata', () => {
  const groups = existsSync(root) ? readdirSync(join(root, 'groups')) : [];
  const cases = groups.flatMap(casesOf).filter(([id]) => !(id in exceptions));

  it('has hundreds of cases', () => expect(cases.length).toBeGreaterThan(600));

  describe('gives the same results and error codes', () => {
    it.each(cases)(
      '%s',
      async (id, test) => {
        const source =
          test.expr ?? readFileSync(join(root, 'groups', id.split('/')[0]!, test['expr-file']!), 'utf8');
        const expected = test.code ?? test.error?.code;
        const run = async () => {
          const expression = await compileExpression(source, {
            timeLimitMs: expected === 'U1001' ? test.timelimit : 30_000,
          });
          return await expression.evaluate(dataOf(test), test.bindings);
        };
        if (expected !== undefined) {
          const error: unknown = await run().then(
            (result) => new Error(`succeeded with ${JSON.stringify(result)}`),
            (failure: unknown) => failure,
          );
          expect(codeOf(error)).toBe(replaced[expected] ?? expected);
        } else if (test.undefinedResult) {
          expect(await run()).toBeUndefined();
        } else if (test.unordered) {
          const result = (await run()) as unknown[];
          expect(result).toHaveLength((test.result as unknown[]).length);
          expect(result).toEqual(expect.arrayContaining(test.result as unknown[]));
        } else if ('result' in test) {
          expect(await run()).toEqual(test.result);
        }
      },
      40_000,
    );
  });
});
