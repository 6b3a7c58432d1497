import type { JsonValue } from '../../../plan/json';
import type { JsonSchema } from '../../../plan/JsonSchema';

/** A built-in type of XML Schema Part 2: how its values look as text and as JSON. */
interface Builtin {
  /** What a correct text looks like, blanks trimmed; any text is correct without it. */
  readonly pattern?: RegExp;
  /** For people: "a whole number". */
  readonly noun: string;
  readonly schema: JsonSchema;
  /** A correct text as JSON; the text itself when absent. */
  toJson?(text: string): JsonValue;
  /** A JSON value that is not a text as one; undefined when it does not fit. */
  fromJson?(value: JsonValue): string | undefined;
  /** Smallest and largest, for whole numbers. */
  readonly range?: readonly [bigint | undefined, bigint | undefined];
}

const zone = '(?:Z|[+-]\\d\\d:\\d\\d)?';
const day = '-?\\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const clock = '(?:[01]\\d|2[0-4]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?';
const pattern = (source: string): RegExp => new RegExp(`^(?:${source})$`);

const plainNumber = (value: JsonValue): string | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? decimalText(value) : undefined;

/** Never `1e21`, which is no xs:decimal. */
function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}

const text = (noun = 'a text', source?: string): Builtin => ({
  ...(source !== undefined && { pattern: pattern(source) }),
  noun,
  schema: { type: 'string' },
  fromJson: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined),
});

const dated = (noun: string, source: string, schema: JsonSchema = { type: 'string' }): Builtin => ({
  pattern: pattern(source),
  noun,
  schema,
});

const floating: Builtin = {
  pattern: pattern('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?INF|NaN'),
  noun: 'a number',
  schema: { type: 'number' },
  toJson: (value) => (/INF|NaN/.test(value) ? value : Number(value)),
  fromJson: (value) => (typeof value === 'number' ? String(value) : undefined),
};

/** What a JavaScript number cannot always hold stays a text, so that it is exact and always of one kind. */
const exact = (noun: string, source: string, format: string, range?: Builtin['range']): Builtin => ({
  pattern: pattern(source),
  noun,
  schema: { type: 'string', format },
  fromJson: plainNumber,
  range,
});

const whole = '[+-]?\\d+';
const long = (low?: bigint, high?: bigint, noun = 'a whole number'): Builtin =>
  exact(noun, whole, low !== undefined && low >= 0n ? 'uint64' : 'int64', [low, high]);
const small = (low: bigint, high: bigint): Builtin => ({
  pattern: pattern(whole),
  noun: `a whole number from ${low} to ${high}`,
  schema: { type: 'integer' },
  toJson: Number,
  fromJson: plainNumber,
  range: [low, high],
});

const builtinTypes = {
  string: text(),
  normalizedString: text(),
  token: text(),
  language: text('a language such as en-GB', '[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*'),
  Name: text(),
  NCName: text(),
  NMTOKEN: text(),
  NMTOKENS: text(),
  ID: text(),
  IDREF: text(),
  IDREFS: text(),
  ENTITY: text(),
  ENTITIES: text(),
  NOTATION: text(),
  anyURI: text(),
  QName: text(),
  anySimpleType: text(),
  boolean: {
    pattern: pattern('true|false|1|0'),
    noun: 'true or false',
    schema: { type: 'boolean' },
    toJson: (value) => value === 'true' || value === '1',
    fromJson: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  },
  float: floating,
  double: floating,
  decimal: exact('a decimal number', '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)', 'decimal'),
  integer: long(),
  nonPositiveInteger: long(undefined, 0n, 'a whole number of 0 or less'),
  negativeInteger: long(undefined, -1n, 'a whole number below 0'),
  nonNegativeInteger: long(0n, undefined, 'a whole number of 0 or more'),
  positiveInteger: long(1n, undefined, 'a whole number of 1 or more'),
  long: long(-(2n ** 63n), 2n ** 63n - 1n),
  unsignedLong: long(0n, 2n ** 64n - 1n, 'a whole number of 0 or more'),
  int: small(-(2n ** 31n), 2n ** 31n - 1n),
  unsignedInt: small(0n, 2n ** 32n - 1n),
  short: small(-32768n, 32767n),
  unsignedShort: small(0n, 65535n),
  byte: small(-128n, 127n),
  unsignedByte: small(0n, 255n),
  dateTime: dated('a date and time such as 2024-05-31T09:30:00Z', `${day}T${clock}${zone}`, {
    type: 'string',
    format: 'date-time',
  }),
  date: dated('a date such as 2024-05-31', `${day}${zone}`, { type: 'string', format: 'date' }),
  time: dated('a time such as 09:30:00', `${clock}${zone}`),
  duration: dated(
    'a duration such as P1DT2H',
    '-?P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?',
  ),
  gYearMonth: dated('a month such as 2024-05', `-?\\d{4,}-\\d\\d${zone}`),
  gYear: { ...text('a year such as 2024', `-?\\d{4,}${zone}`) },
  gMonthDay: dated('a day of the year such as --05-31', `--\\d\\d-\\d\\d${zone}`),
  gDay: dated('a day of the month such as ---31', `---\\d\\d${zone}`),
  gMonth: dated('a month such as --05', `--\\d\\d${zone}`),
  hexBinary: dated('hexadecimal digits', '(?:[0-9a-fA-F]{2})*'),
  base64Binary: dated('a file as Base64', '[A-Za-z0-9+/\\s]*={0,2}\\s*', {
    type: 'string',
    format: 'base64',
  }),
} satisfies Record<string, Builtin>;

export type BuiltinName = keyof typeof builtinTypes;

export function isBuiltin(name: string): name is BuiltinName {
  return Object.hasOwn(builtinTypes, name);
}

export function builtin(name: BuiltinName): Builtin {
  return builtinTypes[name];
}

const keepingBlanks = new Set<BuiltinName>(['string', 'normalizedString', 'anySimpleType']);

/** A text as its type sees it: blanks around it mean something in texts only. */
export function collapsed(value: string, name: BuiltinName): string {
  return keepingBlanks.has(name) ? value : value.trim();
}

/** What is wrong with a text as a value of the type; undefined when nothing is. */
export function builtinProblem(value: string, name: BuiltinName): string | undefined {
  const { pattern: right, noun, range } = builtin(name);
  if (right && !right.test(value)) return `is not ${noun}`;
  if (!range) return undefined;
  const [low, high] = range;
  // Comparing costs less with numbers, which hold fifteen digits exactly.
  const number = value.length <= 15 ? Number(value) : BigInt(value.replace(/^\+/, ''));
  const isOut = (low !== undefined && number < low) || (high !== undefined && number > high);
  return isOut ? `is not ${noun}${name === 'long' ? ' of 64 bits' : ''}` : undefined;
}
