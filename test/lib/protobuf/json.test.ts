import type { JsonObject, JsonValue } from '../../../lib/plan/json';
import { everything } from './everything';

async function roundTrip(value: JsonObject): Promise<JsonObject> {
  const { type } = await everything();
  return type.decode(type.encode(value)) as JsonObject;
}

/** A field, and what it may also be written as. */
const values: ReadonlyArray<[field: string, value: JsonValue, ...others: JsonValue[]]> = [
  ['big', '9223372036854775807'],
  ['big', '-9223372036854775808'],
  ['big', '-1', -1],
  ['big', '9007199254740991', Number.MAX_SAFE_INTEGER],
  ['huge', '18446744073709551615'],
  ['zigzag', '-9007199254740993'],
  ['fixed', '9007199254740993'],
  ['small', -2147483648, '-2147483648'],
  ['positive', 4294967295],
  ['ratio', 1e300],
  ['ratio', 'NaN'],
  ['ratio', '-Infinity'],
  ['share', 0.1],
  ['active', true, 'true'],
  ['displayName', 'Zoë 🙂'],
  ['content', 'AP+A', 'AP-A'],
  ['colour', 'RED', 1],
  ['colour', 99],
  ['colours', ['BLUE', 'RED'], [2, 1]],
  ['numbers', [1, 0, -1]],
  ['counts', { a: 1, b: 0 }],
  ['byId', { '-9007199254740993': 'x', '1': 'y' }],
  ['byHuge', { '18446744073709551615': 'x' }],
  ['byFlag', { false: 'no', true: 'yes' }],
  ['maybe', 0],
  ['text', ''],
  ['at', '2026-11-25T13:40:11Z', '2026-11-25T14:40:11+01:00'],
  ['at', '2026-11-25T13:40:11.123456789Z'],
  ['at', '1969-12-31T23:59:59.500Z', '1969-12-31T23:59:59.5Z'],
  ['lasting', '1.500s', '1.5s'],
  ['lasting', '-0.000000001s'],
  ['lasting', '0s'],
  ['data', { a: [1, 'x', null, true, { b: {} }] }],
  ['value', null],
  ['value', 'text'],
  ['value', [1, [2]]],
  ['list', [1, null]],
  ['mask', 'displayName,other.byId'],
  ['wrappedBig', '9007199254740993'],
  ['wrappedText', ''],
  ['wrappedFlag', false],
  ['wrappedBytes', 'AA=='],
  ['calledSo', 'x'],
  ['times', { now: '2026-11-25T13:40:11Z' }],
  ['anything', { '@type': 'type.googleapis.com/google.protobuf.Duration', value: '3s' }],
  ['anything', { '@type': 'type.googleapis.com/nobody.knows.This', value: 'AAE=' }],
];

describe('the JSON form of messages', () => {
  it.each(values)('has %s as %j', async (field, value, ...others) => {
    const { type } = await everything();
    for (const written of [value, ...others]) {
      // What nothing describes can be read, but not written.
      if (JSON.stringify(written).includes('nobody.knows')) continue;
      expect((type.decode(type.encode({ [field]: written })) as JsonObject)[field]).toEqual(value);
    }
  });

  it('has defaults where unset and default are the same, and nothing where they are not', async () => {
    expect(await roundTrip({})).toEqual({
      big: '0',
      huge: '0',
      zigzag: '0',
      fixed: '0',
      small: 0,
      positive: 0,
      ratio: 0,
      share: 0,
      active: false,
      displayName: '',
      content: '',
      colour: 'COLOUR_UNSPECIFIED',
      colours: [],
      numbers: [],
      counts: {},
      byId: {},
      byFlag: {},
      byHuge: {},
      children: {},
      times: {},
      calledSo: '',
    });
  });

  it('takes both spellings of a name, and null for unset', async () => {
    const json = await roundTrip({ display_name: 'a', renamed: 'b', maybe: null, text: null });
    expect(json).toMatchObject({ displayName: 'a', calledSo: 'b' });
    expect(json).not.toHaveProperty('maybe');
  });

  it('nests messages, also in Any', async () => {
    const inner = { '@type': 'type.googleapis.com/test.v1.Everything', displayName: 'inner' };
    const json = await roundTrip({ other: { children: { x: { small: 3 } } }, anything: inner });
    expect(json).toMatchObject({ other: { children: { x: { small: 3 } } }, anything: inner });
  });
});

/** What does not fit, and how it is said. */
const problems: ReadonlyArray<[value: JsonValue, message: string]> = [
  [[], 'The message must be an object, not a list'],
  [{ big: 'x' }, '"big" must be an integer, not "x"'],
  [{ big: 1.5 }, '"big" must be an integer, not 1.5'],
  [{ big: 2 ** 60 }, '"big" is too large for a number to hold exactly: 1152921504606847000'],
  [{ small: 2 ** 31 }, '"small" must be between -2147483648 and 2147483647, not 2147483648'],
  [{ positive: -1 }, '"positive" must be between 0 and 4294967295, not -1'],
  [{ active: 'yes' }, '"active" must be true or false, not "yes"'],
  [{ displayName: 5 }, '"displayName" must be a text, not 5'],
  [{ displayName: {} }, '"displayName" must be a text, not an object'],
  [{ content: 'ä' }, '"content" must be bytes in Base64, not "ä"'],
  [{ colour: 'GREEN' }, '"colour" cannot be "GREEN"'],
  [{ numbers: 5 }, '"numbers" must be a list, not 5'],
  [{ numbers: [1, 'x'] }, '"numbers[1]" must be an integer, not "x"'],
  [{ counts: [] }, '"counts" must be an object, not a list'],
  [{ byId: { x: 'y' } }, '"byId.x" must be an integer, not "x"'],
  [{ other: [] }, '"other" must be an object, not a list'],
  [{ other: { smal: 1 } }, '"other.smal" is no field of test.v1.Everything'],
  [{ text: 'a', other: {} }, '"other" cannot be set together with "text": only one of them can'],
  [{ at: 'today' }, '"at" must be a point in time, not "today"'],
  [{ lasting: 5 }, '"lasting" must be a duration, not 5'],
  [{ mask: [] }, '"mask" must be names of fields, not a list'],
  [{ anything: {} }, '"anything" must be an object with "@type", not an object'],
  [
    { anything: { '@type': 'x/none.Such' } },
    '"anything.`@type`" names the type x/none.Such, which nothing describes',
  ],
  [{ data: 'x' }, '"data" must be an object, not "x"'],
];

describe('what does not fit', () => {
  it.each(problems)('%j: %s', async (value, message) => {
    const { type } = await everything();
    expect(() => type.encode(value)).toThrow(expect.objectContaining({ code: 'INVALID_SETTING', message }));
  });
});
