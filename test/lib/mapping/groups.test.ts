import { compileMapping } from '../../../lib/mapping/compileMapping';
import { decimalSum } from '../../../lib/mapping/groups/decimalSum';
import { mapEach } from '../../../lib/mapping/mapEach';
import type { MappingDocument } from '../../../lib/mapping/MappingDocument';
import type { JsonObject } from '../../../lib/plan/json';
import cases from '../../cases/mapping/groups.json';

type GroupCase = Omit<MappingDocument, 'version'> & {
  name: string;
  items: JsonObject[];
  groups: JsonObject[];
};

describe('items that are grouped', () => {
  it.each(cases as unknown as GroupCase[])('$name', async ({ items, groups, ...document }) => {
    const { map, grouping } = await compileMapping({ version: 1, ...document });
    const parts = new Map<string | undefined, JsonObject[]>();
    for (const item of items) {
      const mapped = await map(item);
      if (mapped.status === 'rejected') throw new Error(JSON.stringify(mapped.problems));
      const key = await grouping!.keyOf(item);
      parts.set(key, [...(parts.get(key) ?? []), ...mapped.values]);
    }
    expect([...parts.values()].map((group) => grouping!.combine(group))).toEqual(groups);
  });

  it('name the row of an item that is refused', async () => {
    const fields = [{ target: 'Lines[].Qty', source: 'qty', type: 'integer' }];
    const { map } = await compileMapping({ version: 1, groupBy: 'id', fields });
    expect(await map({ qty: 'x' })).toMatchObject({
      status: 'rejected',
      problems: [{ path: 'Lines[].Qty', rule: 'type' }],
    });
  });

  it.each([
    [['0.1', '0.2'], '0.3'],
    [['-1.50', '1'], '-0.50'],
    [['9007199254740993', '1'], '9007199254740994'],
    [['1e2', '.5'], '100.5'],
    [['a', '1'], undefined],
  ])('add decimals exactly: %j', (texts, sum) => expect(decimalSum(texts)).toBe(sum));
});

describe('an item that is split', () => {
  const document: MappingDocument = {
    version: 1,
    split: 'order.lines',
    fields: [
      { target: 'Order', source: 'order.id' },
      { target: 'Sku', source: 'order.lines[0].sku', required: true },
      { target: 'Total', expression: 'order.lines.(price * qty)' },
    ],
  };

  it('gives one item an element; what is wrong with one does not hold up the others', async () => {
    const item: JsonObject = {
      order: {
        id: 7,
        lines: [
          { sku: 'a', price: 2, qty: 3 },
          { price: 1, qty: 1 },
        ],
      },
    };
    const before = structuredClone(item);
    const results = await mapEach(await compileMapping(document), item);
    expect(results.map(({ mapped }) => mapped)).toMatchObject([
      { status: 'mapped', values: [{ Order: 7, Sku: 'a', Total: 6 }] },
      {
        status: 'rejected',
        problems: [{ path: 'Sku', rule: 'required' }],
        source: { order: { id: 7, lines: { price: 1 } } },
      },
    ]);
    expect(item).toEqual(before);
  });

  it.each([[{}], [{ order: { lines: [] } }], [{ order: 5 }]])(
    'gives none where there is no list: %j',
    async (item) => {
      expect(await mapEach(await compileMapping(document), item as JsonObject)).toEqual([]);
    },
  );
});
