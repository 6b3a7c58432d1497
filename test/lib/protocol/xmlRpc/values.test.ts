import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '../../../../lib/plan/json';
import { readValue } from '../../../../lib/protocol/xmlRpc/readValue';
import { writeValue, type XmlDialect } from '../../../../lib/protocol/xmlRpc/writeValue';
import { readXml } from '../../../support/readXml';

const cases = <Case>(name: string) =>
  JSON.parse(readFileSync(join(__dirname, '../../../cases/rpc', name), 'utf8')) as Case[];
const common: XmlDialect = { extensions: 'common', asciiOnly: false };

function read(xml: string): JsonValue {
  return readValue(readXml(xml), { exactIntegers: 0 });
}

interface Written {
  readonly what: string;
  readonly value: JsonValue;
  readonly xml: string;
  /** What comes back; the same as `value` when absent. */
  readonly readAs?: JsonValue;
}

describe.each(cases<Written>('xmlRpcValues.json'))('$what', ({ value, xml, readAs = value }) => {
  it('is written as the specification says', () => {
    expect(writeValue(value, common)).toBe(`<value>${xml}</value>`);
  });

  it('is read back', () => {
    expect(read(`<value>${xml}</value>`)).toEqual(readAs);
  });
});

interface Read {
  readonly what: string;
  readonly xml: string;
  readonly value?: JsonValue;
  readonly error?: string;
}

describe('what servers send', () => {
  it.each(cases<Read>('xmlRpcReplies.json').filter(({ error }) => error === undefined))(
    '$what',
    ({ xml, value }) => {
      const found = read(xml);
      if (value === '(own __proto__)') expect(Object.entries(found as object)).toEqual([['__proto__', 'x']]);
      else expect(found).toEqual(value);
    },
  );

  it.each(cases<Read>('xmlRpcReplies.json').filter(({ error }) => error !== undefined))(
    '$what is refused',
    ({ xml, error }) => {
      expect(() => read(xml)).toThrow(error);
    },
  );
});

describe('values that cannot be written', () => {
  it.each<[string, JsonValue, string]>([
    ['an int beyond 32 bits', { $int: '2147483648' }, 'not a whole number of 32 bits'],
    ['an i8 beyond 64 bits', { $i8: '9223372036854775808' }, 'not a whole number of 64 bits'],
    ['a text as int', { $int: 'five' }, '{"$int": "five"} is not a whole number'],
    ['a date that is none', { $dateTime: 'tomorrow' }, 'not a date and time'],
    ['a 13th month', { $dateTime: '2026-13-01' }, 'not a date and time'],
    ['base64 that is none', { $base64: 'ä' }, 'not base64 text'],
    ['a control character', 'a\u0007b', 'U+0007, which XML cannot carry'],
    ['half a character', '\ud83c', 'U+D83C'],
  ])('%s', (_what, value, message) => {
    expect(() => writeValue(value, common)).toThrow(message);
  });
});

it('writes null and long integers as Apache does, and characters as numbers, where that is asked for', () => {
  const apache: XmlDialect = { extensions: 'apache', asciiOnly: true };
  expect(writeValue([null, 2 ** 40, 'Zoë 🎉'], apache)).toBe(
    '<value><array><data><value><ex:nil/></value><value><ex:i8>1099511627776</ex:i8></value><value><string>Zo&#235; &#127881;</string></value></data></array></value>',
  );
});
