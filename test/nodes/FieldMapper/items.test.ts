import type { INodeExecutionData } from 'n8n-workflow';
import { runFieldMapper } from '../../support/runFieldMapper';

const data = (output: readonly INodeExecutionData[] = []) => output.map(({ json }) => json);

describe('Validate Only', () => {
  const schema = JSON.stringify({
    type: 'object',
    required: ['email'],
    properties: { email: { type: 'string', format: 'email' }, lines: { items: { required: ['sku'] } } },
  });

  it('lets good items through as they are, and tells what is wrong with the others', async () => {
    const good = { email: 'a@b.co', other: 1 };
    const bad = { email: 'x', lines: [{ sku: 1 }, {}] };
    const { outputs } = await runFieldMapper({ operation: 'validate', mode: 'schema', schema }, [
      good,
      bad,
      {},
    ]);
    expect(data(outputs[0])).toEqual([good]);
    expect(data(outputs[1])).toEqual([
      {
        item: bad,
        problems: [
          {
            path: 'email',
            rule: 'format',
            message: '"x" must match format "email"',
            expected: 'email',
            got: 'x',
          },
          {
            path: 'lines[1].sku',
            rule: 'required',
            message: 'it is required, but missing',
            expected: 'a value',
          },
        ],
      },
      { item: {}, problems: [expect.objectContaining({ path: 'email', rule: 'required' })] },
    ]);
  });

  it('checks by rows, too', async () => {
    const rows = [{ target: 'n', source: 'n', type: 'integer' }];
    const { outputs } = await runFieldMapper({ operation: 'validate', mode: 'fields', mapping: { rows } }, [
      { n: '1', m: 2 },
      { n: 'x' },
    ]);
    expect(data(outputs[0])).toEqual([{ n: '1', m: 2 }]);
    expect(outputs[1]).toHaveLength(1);
  });

  it.each([
    ['{"type": "strng"}', /cannot be used/],
    ['{"$ref": "https://example.com/x.json"}', /leads out of the schema/],
    ['{"$schema": "http://json-schema.org/draft-03/schema"}', /known: draft-07 and 2020-12/],
    ['7', /is not an object/],
    ['{', /not valid JSON/],
  ])('refuses what is no schema: %s', async (wrong, message) => {
    const { error } = await runFieldMapper({ operation: 'validate', mode: 'schema', schema: wrong }, [{}]);
    expect(error?.message).toMatch(message);
  });
});

describe('what becomes of items', () => {
  it('one to many: split', async () => {
    const rows = [
      { target: 'Order', source: 'id' },
      { target: 'Sku', source: 'lines[0].sku', required: true },
    ];
    const { outputs } = await runFieldMapper({ mapping: { rows }, options: { split: 'lines' } }, [
      { id: 1, lines: [{ sku: 'a' }, {}] },
      { id: 2, lines: [{ sku: 'b' }] },
    ]);
    expect(data(outputs[0])).toEqual([
      { Order: 1, Sku: 'a' },
      { Order: 2, Sku: 'b' },
    ]);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    expect(data(outputs[1])).toMatchObject([{ item: { id: 1, lines: {} }, problems: [{ path: 'Sku' }] }]);
  });

  it('many to one: groups, paired with all their items', async () => {
    const rows = [
      { target: 'Order', source: 'order' },
      { target: 'Lines[].Sku', source: 'sku' },
      { target: 'Total', source: 'price', type: 'decimal', more: { aggregate: 'sum' } },
    ];
    const { outputs } = await runFieldMapper(
      { mapping: { rows }, options: { groupBy: 'order', reportOutput: true } },
      [
        { order: 1, sku: 'a', price: '0.10' },
        { order: 2, sku: 'b', price: '1' },
        { order: 1, sku: 'c', price: '0.20' },
        { order: 1, sku: 'd', price: 'x' },
      ],
    );
    expect(data(outputs[0])).toEqual([
      { Order: 1, Lines: [{ Sku: 'a' }, { Sku: 'c' }], Total: '0.30' },
      { Order: 2, Lines: [{ Sku: 'b' }], Total: '1' },
    ]);
    expect(outputs[0]![0]!.pairedItem).toEqual([{ item: 0 }, { item: 2 }]);
    expect(data(outputs[1])).toMatchObject([{ item: { sku: 'd' }, problems: [{ path: 'Total', got: 'x' }] }]);
    expect(data(outputs[2])).toEqual([
      {
        items: 4,
        done: 2,
        rejected: 1,
        problems: [{ path: 'Total', rule: 'type', example: '"x" is not a number', items: 1 }],
      },
    ]);
  });

  it('the result is checked by a schema', async () => {
    const rows = [{ target: 'a', source: 'a' }];
    const options = { checkResult: '{ "properties": { "a": { "minimum": 5 } } }' };
    const refused = await runFieldMapper({ mapping: { rows }, options }, [{ a: 4 }, { a: 5 }]);
    expect(refused.outputs.map(data)).toEqual([
      [{ a: 5 }],
      [
        {
          item: { a: 4 },
          problems: [{ path: 'a', rule: 'minimum', message: '4 must be >= 5', expected: 5, got: 4 }],
        },
      ],
    ]);
    const nulled = await runFieldMapper({ mapping: { rows }, options, invalid: 'null' }, [{ a: 4 }]);
    expect(data(nulled.outputs[0])).toEqual([{ a: null }]);
  });

  it('expressions see all items, the workflow and the execution', async () => {
    const { outputs, error } = await runFieldMapper(
      {
        mode: 'expression',
        expression:
          '{ "share": n / $sum($items.n), "at": $index, "in": $workflow.name, "mode": $execution.mode }',
      },
      [{ n: 1 }, { n: 3 }],
    );
    expect(error?.message).toBeUndefined();
    expect(data(outputs[0])).toMatchObject([
      { share: 0.25, at: 0, mode: 'manual' },
      { share: 0.75, at: 1 },
    ]);
  });

  it('a default that contains itself is refused', async () => {
    const rows = [
      {
        target: 'a',
        source: 'b',
        more: { default: '={{ (() => { const o = {}; o.o = o; return o; })() }}' },
      },
    ];
    const { error } = await runFieldMapper({ mapping: { rows } }, [{}]);
    expect(error?.message).toBe(
      'The mapping is not valid: an n8n expression in it gives a value that contains itself',
    );
  });
});
