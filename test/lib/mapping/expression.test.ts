import { readFileSync } from 'node:fs';
import type { ApiError } from '../../../lib/errors/ApiError';
import { compileExpression } from '../../../lib/mapping/expression';
import { builtInNames } from '../../../lib/mapping/expression/guardedFunctions';
import runaways from '../../cases/mapping/runaway-expressions.json';
import unreadable from '../../cases/mapping/unreadable-expressions.json';

async function evaluate(source: string, input: unknown = {}, bindings = {}) {
  const expression = await compileExpression(source);
  return await expression.evaluate(input, bindings);
}

const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    (value) => Promise.reject(new Error(`gave ${JSON.stringify(value)}`)),
    (error: ApiError) => error,
  );

describe('results', () => {
  it('are plain JSON without the marks of sequences', async () => {
    const result = await evaluate('{"ids": items.id, "one": items[0].id[]}', {
      items: [{ id: 1 }, { id: 2 }],
    });
    expect(result).toStrictEqual({ ids: [1, 2], one: [1] });
    expect(Object.getOwnPropertyNames((result as { ids: number[] }).ids)).toEqual(['0', '1', 'length']);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  it('are undefined where nothing is found', async () => {
    await expect(evaluate('no.such.field')).resolves.toBeUndefined();
  });

  it('use bindings as variables', async () => {
    await expect(evaluate('$index + $item.a', { a: 1 }, { index: 2, item: { a: 3 } })).resolves.toBe(5);
  });

  it('share nothing with the input', async () => {
    const input = { a: { b: [1] } };
    const result = (await evaluate('a', input)) as { b: number[] };
    result.b.push(2);
    expect(input).toEqual({ a: { b: [1] } });
  });

  it.each(['$sum', '[$sum]', '{"f": function($x) { $x }}'])('refuse the function in %s', async (source) => {
    const error = await failure(evaluate(source));
    expect(error.code).toBe('EXPRESSION_FAILED');
    expect(error.message).toContain('contains a function');
  });

  it('refuse a field that would change a prototype', async () => {
    expect((await failure(evaluate('{"__proto__": {"a": 1}}'))).code).toBe('EXPRESSION_FAILED');
  });
});

describe('the input', () => {
  it.each([
    '$ ~> |a|{"b": 2}, "c"|',
    '($clone := function($x) { $x }; $ ~> |a|{"b": 2}|)',
    '$sort(list)',
    '$reverse(list)',
    '$append(list, 9)',
    'list[]',
    '$eval("list[]")',
  ])('stays as it is after %s', async (source) => {
    const input = { a: { b: 1, c: 1 }, list: [3, 1, 2] };
    const before = structuredClone(input);
    await evaluate(source, input);
    expect(input).toStrictEqual(before);
  });
});

describe('an expression that cannot be read', () => {
  it.each(unreadable)('$source', async ({ source, message }) => {
    const error = await failure(compileExpression(source));
    expect([error.code, error.message]).toEqual(['EXPRESSION_INVALID', message]);
  });

  it('may be nested too deeply for the parser', async () => {
    expect((await failure(compileExpression('('.repeat(20_000)))).message).toContain('nested too deeply');
  });
});

describe('an expression that fails', () => {
  it.each([
    ['$number("abc")', 'Unable to cast value to a number: "abc" (position 1, near "$number("abc")'],
    ['$error("no e-mail")', 'no e-mail'],
    ['1 + "a"', 'The right side of the "+" operator must evaluate to a number (position 3, near "1 + "a"")'],
  ])('%s', async (source, message) => {
    const error = await failure(evaluate(source));
    expect([error.code, error.message]).toEqual([
      'EXPRESSION_FAILED',
      `The JSONata expression failed: ${message}`,
    ]);
  });
});

describe('an expression that does not end', () => {
  // Where a size is refused, not the time, the machine may take as long as it needs.
  it.each(runaways)('$name', async ({ source, input, message, limitMs = 50 }) => {
    const expression = await compileExpression(source, { timeLimitMs: limitMs });
    const startedAt = performance.now();
    const error = await failure(expression.evaluate(input ?? {}));
    expect(error.code).toBe('EXPRESSION_RUNAWAY');
    expect(error.message).toContain(message);
    expect(performance.now() - startedAt).toBeLessThan(limitMs + 1000);
  });

  it('because it calls itself is told so', async () => {
    const source = '($f := function($n) { 1 + $f($n + 1) }; $f(0))';
    const expression = await compileExpression(source, { timeLimitMs: 20_000 });
    expect((await failure(expression.evaluate({}))).message).toContain('more than 2,000 steps deep');
  });

  it('lets the event loop turn meanwhile', async () => {
    const expression = await compileExpression('($f := function() { $f() }; $f())', { timeLimitMs: 300 });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await failure(expression.evaluate({}));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it('can be given less time than it was compiled with, but not more', async () => {
    const endless = '($f := function() { $f() }; $f())';
    const short = await compileExpression(endless, { timeLimitMs: 20_000 });
    // It ends long before the 20 s are over; the limit is what somebody has set.
    expect((await failure(short.evaluate({}, {}, 20))).message).toContain('longer than 20,000 ms');
    const long = await compileExpression(endless, { timeLimitMs: 20 });
    expect((await failure(long.evaluate({}, {}, 20_000))).code).toBe('EXPRESSION_RUNAWAY');
  });
});

it('evaluates several inputs at the same time, each within its own limits', async () => {
  const source = 'endless ? ($f := function() { $f() }; $f()) : $sum([1..n].($ * 2))';
  const expression = await compileExpression(source, { timeLimitMs: 20_000 });
  const [long, endless, short] = await Promise.allSettled([
    expression.evaluate({ n: 5000 }),
    expression.evaluate({ endless: true }, {}, 10),
    expression.evaluate({ n: 100 }),
  ]);
  expect(long).toEqual({ status: 'fulfilled', value: 25_005_000 });
  expect(endless).toMatchObject({ status: 'rejected', reason: { code: 'EXPRESSION_RUNAWAY' } });
  expect(short).toEqual({ status: 'fulfilled', value: 10_100 });
});

it('parses equal expressions once', async () => {
  const [one, same, other] = [
    await compileExpression('a.b.c'),
    await compileExpression('a.b.c'),
    await compileExpression('a.b.c', { timeLimitMs: 5 }),
  ];
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

it('guards every built-in function of jsonata', () => {
  const source = readFileSync(require.resolve('jsonata'), 'utf8');
  const names = [...source.matchAll(/staticFrame\.bind\('(\w+)'/g)].map(([, name]) => name);
  expect([...builtInNames].sort()).toEqual(names.sort());
});

it.each([
  [
    '$distinct([{"a": 1, "b": 2}, {"b": 2, "a": 1}, [1], 1, "1", [1], null, null, true])',
    [{ a: 1, b: 2 }, [1], 1, '1', null, true],
  ],
  ['$distinct([1, 1])', [1]],
  ['$distinct(x.y)', 1],
])('%s keeps the built-in result', async (source, expected) => {
  expect(await evaluate(source, { x: [{ y: 1 }, { y: 1 }] })).toEqual(expected);
});

it('removes duplicates among 100,000 values without comparing each with each', async () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => `id-${at % 60_000}`);
  const expression = await compileExpression('$count($distinct(ids))', { timeLimitMs: 5000 });
  expect(await expression.evaluate({ ids })).toBe(60_000);
});
