import { ApiError } from '../../../lib/errors/ApiError';
import { compileMapping } from '../../../lib/mapping/compileMapping';
import type { MappingDocument } from '../../../lib/mapping/MappingDocument';
import type { JsonObject, JsonValue } from '../../../lib/plan/json';
import invalidDocuments from '../../cases/mapping/invalid-documents.json';
import items from '../../cases/mapping/items.json';

type ItemCase = Omit<MappingDocument, 'version'> & {
  readonly name: string;
  readonly item: JsonObject;
  readonly bindings?: Record<string, JsonValue>;
  readonly values?: JsonObject[];
  readonly problems?: unknown[];
};

describe('an item', () => {
  it.each(items as unknown as ItemCase[])('$name', async (test) => {
    const { item, bindings, values, problems = [], ...document } = test;
    const before = structuredClone(item);
    const mapping = await compileMapping({ version: 1, ...document });
    const mapped = await mapping.map(item, bindings);
    expect(mapped).toStrictEqual(
      values ? { status: 'mapped', values, problems } : { status: 'rejected', problems, source: item },
    );
    expect(item).toStrictEqual(before);
  });

  it('is mapped at once where no row has an expression', async () => {
    const mapping = await compileMapping({ version: 1, fields: [{ target: 'b', source: 'a' }] });
    expect(mapping.map({ a: 1 })).toEqual({ status: 'mapped', values: [{ b: 1 }], problems: [] });
  });

  it('gets a default of its own', async () => {
    const mapping = await compileMapping({ version: 1, fields: [{ target: 'tags', default: ['new'] }] });
    const first = await mapping.map({});
    if (first.status === 'mapped') (first.values[0]!.tags as string[]).push('changed');
    expect(await mapping.map({})).toMatchObject({ values: [{ tags: ['new'] }] });
  });

  it('shortens long values in problems', async () => {
    const mapping = await compileMapping({
      version: 1,
      fields: [{ target: 'n', source: 'n', type: 'number' }],
    });
    const mapped = await mapping.map({ n: 'x'.repeat(500) });
    expect(mapped.problems[0]!.got).toHaveLength(60);
  });
});

describe('an invalid document', () => {
  it.each(invalidDocuments as Array<{ name: string; document?: unknown; rows?: unknown; message: string }>)(
    '$name',
    async ({ document, rows, message }) => {
      const mapping = document ?? { version: 1, fields: rows };
      const error = await compileMapping(mapping as MappingDocument).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ code: 'MAPPING_INVALID', message });
    },
  );

  it('names the column as the field to correct', async () => {
    const rows = [{ target: 'a', source: 'a', type: 'strng' }];
    await expect(compileMapping({ version: 1, fields: rows })).rejects.toMatchObject({
      detail: { field: 'Type' },
    });
  });

  it('leaves prototypes untouched', async () => {
    await compileMapping({ version: 1, fields: [{ target: '__proto__.x', default: 1 }] }).catch(
      () => undefined,
    );
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('with one expression that does not parse says where', async () => {
    await expect(compileMapping({ version: 1, expression: '{"a":' })).rejects.toMatchObject({
      code: 'EXPRESSION_INVALID',
    });
  });
});

describe('expressions that do not end', () => {
  const endless = '($f := function() { $f() }; $f())';

  it('name the row', async () => {
    const fields = [
      { target: 'a', expression: '1' },
      { target: 'b', expression: endless },
    ];
    const mapping = await compileMapping({ version: 1, fields, timeLimitMs: 30 });
    await expect(mapping.map({})).rejects.toMatchObject({
      code: 'EXPRESSION_RUNAWAY',
      message: expect.stringMatching(/^Row 2 \(b\): The JSONata expression was stopped: it ran longer than/),
    });
  });

  it('share the time of the item', async () => {
    const slow = '$count($map([1..n], function($x) { $x * 2 }))';
    const fields = Array.from({ length: 400 }, (_, at) => ({ target: `t${at}`, expression: slow }));
    const mapping = await compileMapping({ version: 1, fields, timeLimitMs: 100 });
    const startedAt = performance.now();
    await expect(mapping.map({ n: 20_000 })).rejects.toMatchObject({ code: 'EXPRESSION_RUNAWAY' });
    expect(performance.now() - startedAt).toBeLessThan(1100);
  });
});
