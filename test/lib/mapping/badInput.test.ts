import { compileMapping } from '../../../lib/mapping/compileMapping';
import type { FieldRule, MappingDocument } from '../../../lib/mapping/MappingDocument';
import type { JsonObject, JsonValue } from '../../../lib/plan/json';

const compile = (fields: FieldRule[], rest: Partial<MappingDocument> = {}) =>
  compileMapping({ version: 1, fields, ...rest });
const map = async (fields: FieldRule[], item: JsonObject, rest?: Partial<MappingDocument>) =>
  (await compile(fields, rest)).map(item);
const messageOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was wrong',
    (error: Error) => error.message,
  );

it('a default that contains itself names its row', async () => {
  const around: { [name: string]: JsonValue } = { list: [] };
  (around.list as JsonValue[]).push(around);
  const rules = [
    { target: 'a', source: 'a' },
    { target: 'b', source: 'b', default: around },
  ];
  expect(await messageOf(compile(rules))).toBe('Row 2, Default: it contains itself');
});

it('a default that uses one object twice is no circle', async () => {
  const part = { x: 1 };
  expect(await map([{ target: 'a', source: 'a', default: [part, part] }], {})).toMatchObject({
    values: [{ a: [{ x: 1 }, { x: 1 }] }],
  });
});

it('two rows for one target name each other', async () => {
  const rules = [
    { target: 'a.b', source: 'x' },
    { target: 'a.b', source: 'y' },
  ];
  expect(await messageOf(compile(rules))).toBe('Row 2, Target: "a.b" is already the target of row 1');
});

it('a target inside a value that the item keeps is a problem of the item', async () => {
  const mapped = await map([{ target: 'address.city', source: 'city' }], { address: 'Main St 1', city: 'Bern' }, { unmapped: 'keep' }); // prettier-ignore
  expect(mapped).toEqual({
    status: 'rejected',
    source: { address: 'Main St 1', city: 'Bern' },
    problems: [
      {
        path: 'address.city',
        rule: 'target',
        message: '"address" already holds text',
        got: 'Bern',
        source: 'city',
      },
    ],
  });
});

it('a source inside a scalar is a missing value', async () => {
  const mapped = await map([{ target: 'a', source: 'name.first', required: true }], { name: 'Ada' });
  expect(mapped).toMatchObject({
    status: 'rejected',
    problems: [{ rule: 'required', message: 'it is required, but "name.first" gives nothing' }],
  });
});

it.each(['__proto__', 'constructor', 'prototype'])('%s is no target, wherever it stands', async (name) => {
  for (const target of [name, `a.${name}`, `${name}.polluted`, `a[0].${name}`])
    expect(await messageOf(compile([{ target, default: true }]))).toBe(
      `Row 1, Target: "${target}" contains "${name}", which is not allowed as a field name`,
    );
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});

it.each(['constructor', 'toString', '__proto__.polluted'])('%s reads no inherited field', async (source) => {
  expect(await map([{ target: 'a', source, required: true }], {})).toMatchObject({ status: 'rejected' });
});

it('a field that every object inherits is read where the item has its own', async () => {
  expect(await map([{ target: 'a', source: 'toString' }], { toString: 'mine' })).toMatchObject({
    values: [{ a: 'mine' }],
  });
});

it('10^8 elements are too many', async () => {
  const message = await messageOf(map([{ target: 'a', expression: '[1..1e8]' }], {}) as Promise<unknown>);
  expect(message).toBe(
    'Row 1 (a): The JSONata expression was stopped: it made or used a list of more than 1,000,000 elements',
  );
});

it('recursion without end is stopped', async () => {
  const expression = '($f := function($n) { 1 + $f($n + 1) }; $f(0))';
  const message = await messageOf(map([{ target: 'a', expression }], {}) as Promise<unknown>);
  expect(message).toMatch(/^Row 1 \(a\): The JSONata expression was stopped: it (calls itself|ran longer)/);
});

it('the time is that of the item, however it is used up', async () => {
  const expression = '($f := function($n) { $f($n + 1) }; $f(0))';
  const message = await messageOf(
    map([{ target: 'a', expression }], {}, { timeLimitMs: 120 }) as Promise<unknown>,
  );
  expect(message).toBe('Row 1 (a): The JSONata expression was stopped: it ran longer than 120 ms');
});

it('a pattern that would try for ever refuses the text', async () => {
  // Each look at the clock takes 10 ms, so that it does not depend on this machine.
  let now = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  try {
    const mapped = await map([{ target: 'a', source: 'a', pattern: '(a+)+' }], { a: `${'a'.repeat(60)}b` });
    expect(mapped).toMatchObject({
      status: 'rejected',
      problems: [
        {
          path: 'a',
          rule: 'pattern',
          message: expect.stringMatching(/^"a+…" takes too long to compare with \(a\+\)\+$/),
        },
      ],
    });
    expect(now).toBeLessThan(200);
  } finally {
    clock.mockRestore();
  }
});
