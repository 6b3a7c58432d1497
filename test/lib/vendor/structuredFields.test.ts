import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDictionary, parseItem, parseList } from '../../../lib/vendor/structuredFields';
import { corpus, describeCorpus } from '../../support/corpora';

interface Case {
  readonly name: string;
  /** Lines of one field. */
  readonly raw: readonly string[];
  readonly header_type: 'item' | 'list' | 'dictionary';
  readonly expected?: unknown;
  readonly must_fail?: boolean;
  readonly can_fail?: boolean;
}

/** A Date of JavaScript ends in the year 275760: these parse, but what they hold is no valid date. */
const beyondDates = /^syntactic (min|max) date/;

const folder = corpus('structured-field-tests');
const parsers = { item: parseItem, list: parseList, dictionary: parseDictionary };

function casesOf(file: string): Array<[string, Case]> {
  const cases = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[];
  return cases.map((each, at) => [`${file}#${at} ${each.name}`, each]);
}

/** A parsed field in the form of the test data: maps as lists of pairs, and values that JSON lacks by their type. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, member]) => [key, plain(member)]);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return { __type: 'date', value: value.getTime() / 1000 };
  if (value instanceof ArrayBuffer) return { __type: 'binary', value: base32(Buffer.from(value)) };
  // The test data knows one zero.
  if (value === 0) return 0;
  if (typeof value !== 'object' || value === null) return value;
  return { __type: value.constructor.name.toLowerCase(), value: String(value) };
}

/** RFC 4648, section 6. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{1,5}/g) ?? [];
  const text = digits.map((part) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(part.padEnd(5, '0'), 2)]);
  return text.join('').padEnd(Math.ceil(text.length / 8) * 8, '=');
}

describeCorpus("the HTTP working group's cases for structured fields", 'structured-field-tests', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const cases = files.flatMap(casesOf);
  const refused = cases.filter(([, { must_fail: mustFail }]) => mustFail);
  const read = cases.filter(([, { name, must_fail: mustFail }]) => !mustFail && !beyondDates.test(name));
  const beyond = cases.filter(([, { name }]) => beyondDates.test(name));

  it('has all of them', () => {
    expect([refused.length, read.length, beyond.length]).toEqual([864, 725, 2]);
  });

  it.each(refused)('%s is refused', (_name, { raw, header_type: type }) => {
    expect(parsers[type](raw.join(', '))).toBeUndefined();
  });

  it.each(read)('%s is read', (_name, { raw, header_type: type, expected, can_fail: canFail }) => {
    const found = parsers[type](raw.join(', '));
    if (found !== undefined || !canFail) expect(plain(found)).toEqual(expected);
  });

  it.each(beyond)('%s parses, without a valid date', (_name, { raw }) => {
    expect(plain(parseItem(raw.join(', ')))).toEqual([{ __type: 'date', value: NaN }, []]);
  });
});
