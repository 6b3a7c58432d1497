import { compileMapping } from '../../../lib/mapping/compileMapping';
import { mappingRowFields } from '../../../lib/mapping/mappingRowFields';
import { rowsToDocument } from '../../../lib/mapping/rowsToDocument';
import type { Settings } from '../../../lib/plan/Field';
import { valueTypes } from '../../../lib/mapping/types/valueTypes';

/** A row as an untouched form delivers it. */
const blank = Object.fromEntries(
  mappingRowFields.map((field) => [field.name, (field as { default: string }).default]),
);

it('leaves out what the form leaves empty', () => {
  const rows = [{ ...blank, target: ' a ', source: 'x.y' }];
  expect(rowsToDocument(rows)).toEqual({
    version: 1,
    fields: [{ target: 'a', source: 'x.y', type: 'any' }],
  });
});

it('reads every column', () => {
  const row = { target: 'a', source: 'x', type: 'integer', required: true, default: '7' };
  const more = { onMissing: 'null', onError: 'skip', note: 'why' };
  expect(rowsToDocument([{ ...row, more }], { unmapped: 'keep' })).toEqual({
    version: 1,
    unmapped: 'keep',
    fields: [{ ...row, ...more, default: 7 }],
  });
});

it.each(['first & " " & last', '$sum(lines.price)', 'a[b = 1]', '{ "x": y }'])(
  'takes %s for JSONata',
  (source) => {
    expect(rowsToDocument([{ target: 'a', source }]).fields).toEqual([{ target: 'a', expression: source }]);
  },
);

it.each([
  ['text', '7', '7'],
  ['any', '7', '7'],
  ['number', '7.5', 7.5],
  ['boolean', 'yes', true],
  ['decimal', '1.10', '1.10'],
  ['array', '["a"]', ['a']],
  ['array', 'a', ['a']],
  ['object', '{"a": 1}', { a: 1 }],
  ['json', '"a"', 'a'],
])('reads the default of a %s from %s', async (type, text, expected) => {
  const document = rowsToDocument([{ target: 'a', type, default: text }]);
  expect(document.fields![0]!.default).toEqual(expected);
  const mapping = await compileMapping(document);
  expect(await mapping.map({})).toMatchObject({ values: [{ a: expected }] });
});

it.each([
  [{ type: 'integer', default: 'x' }, 'Row 2, Default: "x" is not a whole number'],
  [{ type: 'object', default: '[1]' }, 'Row 2, Default: a list is not an object'],
  [{ type: 'strng', default: '1' }, /^Row 2, Type: Unknown value type "strng"/],
])('refuses %j', (row, message) => {
  const rows: Settings[] = [
    { target: 'a', source: 'a' },
    { target: 'b', ...row },
  ];
  expect(() => rowsToDocument(rows)).toThrow(message);
});

it('offers every type in the form', () => {
  const type = mappingRowFields.find(({ name }) => name === 'type');
  expect(type).toMatchObject({ choices: valueTypes.names.map((value) => ({ value })) });
});
