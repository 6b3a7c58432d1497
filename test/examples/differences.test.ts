import { differences } from '../../examples/run/differences';

test.each<[string, unknown, unknown, string[]]>([
  ['parts that nobody expects do not count', { a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ c: 2 }] }, []],
  ['another value', { a: { b: 1 } }, { a: { b: 2 } }, ['a.b: expected 2, got 1']],
  ['another type', { a: '1' }, { a: 1 }, ['a: expected 1, got "1"']],
  ['a missing part', {}, { a: null }, ['a: expected null, got undefined']],
  ['a list of another length', { a: [1, 2] }, { a: [1] }, ['a: expected 1 entries, got 2']],
  ['an object in the place of a list', { a: {} }, { a: [] }, ['a: expected [], got {}']],
  [
    'all places are named',
    [1, { a: 2 }],
    [0, { a: 0 }],
    ['[0]: expected 0, got 1', '[1].a: expected 0, got 2'],
  ],
])('%s', (_what, actual, expected, lines) => {
  expect(differences(actual, expected)).toEqual(lines);
});
