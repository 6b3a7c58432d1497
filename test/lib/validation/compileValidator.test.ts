import { compileValidator } from '../../../lib/validation/compileValidator';

it('says what is wrong, where, and what was expected', async () => {
  const validate = await compileValidator({
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: { enum: ['a', 'b'] },
      'odd name': { const: 1 },
      list: { type: 'array', items: { type: 'integer' } },
      code: { pattern: '^[A-Z]+$' },
    },
  });
  expect(validate({ kind: 'c', 'odd name': 2, list: [1, 'x'], code: 'a', more: 1 })).toEqual([
    {
      path: 'more',
      rule: 'additionalProperties',
      message: 'it is not a known field',
      expected: 'no such field',
      got: '{"kind":"c","odd name":2,"list":[1,"x"],"code":"a","more":1}',
    },
    { path: 'kind', rule: 'enum', message: '"c" is none of "a", "b"', expected: ['a', 'b'], got: 'c' },
    { path: '`odd name`', rule: 'const', message: '2 is not 1', expected: 1, got: 2 },
    { path: 'list[1]', rule: 'type', message: '"x" must be integer', expected: 'integer', got: 'x' },
    {
      path: 'code',
      rule: 'pattern',
      message: '"a" must match pattern "^[A-Z]+$"',
      expected: '^[A-Z]+$',
      got: 'a',
    },
  ]);
});

it('takes a schema in the words of draft-07 for one', async () => {
  const validate = await compileValidator({ items: [{ type: 'string' }], additionalItems: false });
  expect(validate(['a', 1])).toHaveLength(1);
});

it('refuses "$dynamicRef" instead of being wrong', async () => {
  await expect(compileValidator({ $dynamicRef: '#a' })).rejects.toMatchObject({
    code: 'JSON_SCHEMA_INVALID',
  });
});

it('stops a pattern that would run for years', async () => {
  const validate = await compileValidator({ pattern: '^(a+)+$' });
  expect(() => validate(`${'a'.repeat(60)}b`)).toThrow(/takes too long/);
});

it('leaves prototypes alone', async () => {
  const validate = await compileValidator({ required: ['toString'] });
  expect(validate({})).toHaveLength(1);
});
