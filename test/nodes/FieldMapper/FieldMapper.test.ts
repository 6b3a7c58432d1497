import type { INodeExecutionData } from 'n8n-workflow';
import { type NodeSetup, runNode } from '../../support/runNode';

const run = (
  parameters: Record<string, unknown>,
  jsons: Array<Record<string, unknown>>,
  rest: Partial<NodeSetup> = {},
) =>
  runNode({
    type: 'fieldMapper',
    parameters: parameters as NodeSetup['parameters'],
    input: jsons.map((json) => ({ json })) as INodeExecutionData[],
    ...rest,
  });
const data = (output: readonly INodeExecutionData[] = []) => output.map(({ json }) => json);

const rows = [
  { target: 'ContactEmail', source: 'user_email', type: 'text', required: true },
  { target: 'Address.City', source: 'address.city' },
  { target: 'Age', source: 'age', type: 'integer' },
  { target: 'Label', source: 'first & " " & last' },
];
const ada = {
  user_email: 'ada@example.com',
  address: { city: 'London' },
  age: '36',
  first: 'Ada',
  last: 'Lovelace',
};
const mappedAda = {
  ContactEmail: 'ada@example.com',
  Address: { City: 'London' },
  Age: 36,
  Label: 'Ada Lovelace',
};

describe('Field Mapper', () => {
  it('maps rows and sends what is invalid to the second output, with a list of what is wrong', async () => {
    const broken = { address: {}, age: 'many', first: 'X', last: 'Y' };
    const { outputs } = await run({ mapping: { rows } }, [ada, broken]);
    expect(data(outputs[0])).toEqual([mappedAda]);
    expect(data(outputs[1])).toEqual([
      {
        item: broken,
        problems: [
          {
            path: 'ContactEmail',
            rule: 'required',
            message: 'it is required, but "user_email" gives nothing',
            expected: 'a value',
            source: 'user_email',
          },
          {
            path: 'Age',
            rule: 'type',
            message: '"many" is not a whole number',
            expected: 'a whole number',
            got: 'many',
            source: 'age',
          },
        ],
      },
    ]);
    expect(outputs[1]![0]!.pairedItem).toEqual({ item: 1 });
  });

  it('sets invalid fields to null when asked', async () => {
    const { outputs } = await run({ mapping: { rows: rows.slice(0, 3) }, invalid: 'null' }, [
      { age: 'many' },
    ]);
    expect(outputs).toHaveLength(1);
    expect(data(outputs[0])[0]).toMatchObject({ ContactEmail: null, Age: null });
  });

  it('stops, or follows "On Error", when asked', async () => {
    const parameters = { mapping: { rows: rows.slice(0, 1) }, invalid: 'stop' };
    const stopped = await run(parameters, [{}]);
    expect(stopped.error?.message).toContain('ContactEmail');
    const continued = await run(parameters, [ada, {}], { onError: 'continueErrorOutput' });
    expect(continued.outputs.map((output) => output.length)).toEqual([1, 1]);
  });

  it('keeps unmapped fields when asked', async () => {
    const { outputs } = await run({ mapping: { rows: rows.slice(0, 1) }, unmapped: 'keep' }, [
      { user_email: 'a', x: 1 },
    ]);
    expect(data(outputs[0])).toEqual([{ ContactEmail: 'a', x: 1 }]);
  });

  it('maps with one JSONata expression; a list makes several items', async () => {
    const parameters = { mode: 'expression', expression: 'lines.{ "order": $item.id, "sku": sku }' };
    const { outputs } = await run(parameters, [{ id: 7, lines: [{ sku: 'a' }, { sku: 'b' }] }]);
    expect(data(outputs[0])).toEqual([
      { order: 7, sku: 'a' },
      { order: 7, sku: 'b' },
    ]);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
  });

  it('evaluates n8n expressions in rows for each item', async () => {
    const { outputs } = await run(
      { mapping: { rows: [{ target: 'source', more: { default: '={{ "item " + $json.n }}' } }] } },
      [{ n: 1 }, { n: 2 }],
    );
    expect(data(outputs[0])).toEqual([{ source: 'item 1' }, { source: 'item 2' }]);
  });

  it('keeps the files of an item', async () => {
    const file = { data: Buffer.from('x').toString('base64'), mimeType: 'text/plain' };
    const { outputs } = await run({ mapping: { rows: rows.slice(0, 1) } }, [], {
      input: [{ json: ada, binary: { file } }],
    });
    expect(outputs[0]![0]!.binary).toMatchObject({ file: { mimeType: 'text/plain' } });
  });

  it.each([
    ['an expression that does not parse', { mode: 'expression', expression: '{ "a": ' }, /expression/i],
    [
      'two rows for one target',
      {
        mapping: {
          rows: [
            { target: 'a', source: 'x' },
            { target: 'a', source: 'y' },
          ],
        },
      },
      /row 2/i,
    ],
    ['an unsafe target', { mapping: { rows: [{ target: '__proto__.x', source: 'a' }] } }, /__proto__/],
  ])('explains %s', async (_name, parameters, message) => {
    const { error } = await run(parameters, [ada]);
    expect(error?.message).toMatch(message);
    expect(error?.description).toBeTruthy();
  });

  it('stops an expression that never ends, for its item only', async () => {
    const parameters = {
      mode: 'expression',
      expression: 'slow ? ($loop := function($n) { $loop($n + 1) }; $loop(0)) : { "ok": true }',
      options: { timeLimit: 0.05 },
    };
    const { outputs } = await run(parameters, [{ slow: false }, { slow: true }, { slow: false }], {
      onError: 'continueErrorOutput',
    });
    expect(data(outputs[0])).toEqual([{ ok: true }, { ok: true }]);
  });
});
