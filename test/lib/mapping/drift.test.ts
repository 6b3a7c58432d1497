import { compareShapes } from '../../../lib/mapping/drift/compareShapes';
import { mergeShapes } from '../../../lib/mapping/drift/mergeShapes';
import { ShapeLearner } from '../../../lib/mapping/drift/SourceShape';
import { usedPaths } from '../../../lib/mapping/drift/usedPaths';
import type { JsonObject } from '../../../lib/plan/json';

function shapeOf(items: readonly JsonObject[]) {
  const learner = new ShapeLearner();
  for (const item of items) learner.add(item);
  return learner.shape();
}
const repeat = (make: (at: number) => JsonObject) => Array.from({ length: 12 }, (_, at) => make(at));
const before = shapeOf(
  repeat((at) => ({
    id: at,
    email: `a${at}@b.c`,
    status: ['open', 'paid'][at % 2]!,
    address: { city: `City ${at}` },
    lines: [{ sku: `s${at}`, qty: 1 }],
    ...(at % 2 === 0 && { fax: 'x' }),
  })),
);

it('learns kinds, absence, nulls and enumerations', () => {
  expect(before.fields).toMatchObject({
    id: { kinds: ['number'], optional: false, nullable: false, values: null },
    status: { kinds: ['text'], values: ['open', 'paid'] },
    email: { values: null },
    fax: { optional: true },
    'lines[].sku': { kinds: ['text'], optional: false },
  });
});

it('tells what has changed, and what of it breaks the mapping', () => {
  const now = shapeOf(
    repeat((at) => ({
      id: String(at),
      mail: `a${at}@b.c`,
      status: ['open', 'returned'][at % 2]!,
      address: { city: at === 0 ? null : 'x' },
      lines: [{ sku: 's', amount: 1 }],
    })),
  );
  const drifts = compareShapes(before, now, ['email', 'lines[].sku']);
  expect(drifts).toEqual([
    { path: 'id', change: 'type', breaking: false, message: '"id" is text now; it was number' },
    { path: 'email', change: 'missing', breaking: true, message: '"email" is missing from all items' },
    { path: 'status', change: 'values', breaking: false, message: '"status" has new values: "returned"' },
    {
      path: 'address.city',
      change: 'null',
      breaking: false,
      message: '"address.city" is null in some items now',
    },
    {
      path: 'lines[].qty',
      change: 'missing',
      breaking: false,
      message: '"lines[].qty" is missing from all items',
    },
    { path: 'mail', change: 'new', breaking: false, message: '"mail" is new (text)' },
    { path: 'lines[].amount', change: 'new', breaking: false, message: '"lines[].amount" is new (number)' },
  ]);
});

it('says nothing about the same, nor about nothing', () => {
  expect(compareShapes(before, before, ['id'])).toEqual([]);
  expect(compareShapes(before, shapeOf([]), ['id'])).toEqual([]);
});

it('does not repeat what it has learnt', () => {
  const now = shapeOf([{ id: 'x', extra: true }]);
  const merged = mergeShapes(before, now);
  expect(compareShapes(merged, now, ['id'])).toEqual([]);
});

it('finds the fields that a mapping reads', () => {
  const fields = [
    { target: 'a', source: 'user.email' },
    { target: 'b', expression: '$uppercase(name.first) & "not.this" & items[0].sku' },
    { target: 'c[]', source: 'lines[].qty' },
  ];
  expect(usedPaths({ version: 1, fields, groupBy: 'order' })).toEqual(
    expect.arrayContaining(['user.email', 'name.first', 'items[].sku', 'lines[].qty', 'order']),
  );
});
