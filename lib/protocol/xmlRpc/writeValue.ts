import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { writeText } from './writeText';
import { writeDateTime } from './dateTimes';

/** How types beyond the specification are named. `common`: `nil`, `i8`; `apache`: with Apache's prefix. */
export interface XmlDialect {
  readonly extensions: 'common' | 'apache';
  /** Characters beyond ASCII as numeric references, for servers that misread encodings. */
  readonly asciiOnly: boolean;
}

/** The namespace of Apache's extensions (ws.apache.org/xmlrpc/extensions.html). */
export const apacheNamespace = 'http://ws.apache.org/xmlrpc/namespaces/extensions';

/**
 * A value as XML-RPC writes it. JSON's types go without saying: a whole number is an `int`, or an `i8` beyond 32 bits;
 * any other number is a `double`, an object a `struct`, null a `nil`. An object with one field such as
 * `{"$dateTime": "2026-01-31T12:00:00"}` chooses the type: see `typed`.
 *
 * @throws ApiError INVALID_SETTING for a value that its type cannot hold
 */
export function writeValue(value: JsonValue, dialect: XmlDialect): string {
  return `<value>${content(value, dialect)}</value>`;
}

function content(value: JsonValue, dialect: XmlDialect): string {
  if (value === null) return dialect.extensions === 'apache' ? '<ex:nil/>' : '<nil/>';
  if (typeof value === 'string') return `<string>${writeText(value, dialect.asciiOnly)}</string>`;
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') return number(value, dialect);
  if (Array.isArray(value)) {
    return `<array><data>${value.map((part) => writeValue(part, dialect)).join('')}</data></array>`;
  }
  const [name, ...others] = Object.keys(value);
  const write =
    name !== undefined && others.length === 0 && Object.hasOwn(typed, name) ? typed[name] : undefined;
  return write ? write(value[name!]!, dialect) : struct(value, dialect);
}

function struct(value: JsonObject, dialect: XmlDialect): string {
  const members = Object.entries(value).map(([name, part]) => {
    const written = writeText(name, dialect.asciiOnly);
    return `<member><name>${written}</name>${writeValue(part, dialect)}</member>`;
  });
  return `<struct>${members.join('')}</struct>`;
}

function number(value: number, dialect: XmlDialect): string {
  return Number.isSafeInteger(value)
    ? integer(String(value), dialect)
    : `<double>${plainDouble(value)}</double>`;
}

function integer(digits: string, dialect: XmlDialect): string {
  return fits(digits, 32)
    ? `<int>${digits}</int>`
    : `<${long(dialect)}>${checkedInteger(digits, 64, '$i8')}</${long(dialect)}>`;
}

function long({ extensions }: XmlDialect): string {
  return extensions === 'apache' ? 'ex:i8' : 'i8';
}

/** The specification allows no exponent. */
function plainDouble(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d)\.?(\d*)e-(\d+)$/.exec(String(value)) ?? [];
  if (exponent !== undefined) return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
  return /e/.test(String(value)) ? BigInt(value).toString() : String(value);
}

type Writer = (value: JsonValue, dialect: XmlDialect) => string;

/** Every way of choosing a type, by the field's name. */
const typed: Readonly<Record<string, Writer>> = {
  $int: (value) => `<int>${checkedInteger(value, 32, '$int')}</int>`,
  $i8: (value, dialect) => `<${long(dialect)}>${checkedInteger(value, 64, '$i8')}</${long(dialect)}>`,
  $integer: (value, dialect) => integer(checkedInteger(value, 64, '$integer'), dialect),
  $i1: (value) => `<ex:i1>${checkedInteger(value, 8, '$i1')}</ex:i1>`,
  $i2: (value) => `<ex:i2>${checkedInteger(value, 16, '$i2')}</ex:i2>`,
  $bigInteger: (value) => `<ex:biginteger>${checkedInteger(value, undefined, '$bigInteger')}</ex:biginteger>`,
  $double: (value) => `<double>${checkedDecimal(value, '$double')}</double>`,
  $float: (value) => `<ex:float>${checkedDecimal(value, '$float')}</ex:float>`,
  $bigDecimal: (value) => `<ex:bigdecimal>${checkedDecimal(value, '$bigDecimal')}</ex:bigdecimal>`,
  $boolean: (value) => `<boolean>${/^(1|true)$/i.test(String(value)) ? 1 : 0}</boolean>`,
  $string: (value, { asciiOnly }) =>
    `<string>${writeText(typeof value === 'object' ? JSON.stringify(value) : String(value), asciiOnly)}</string>`,
  $dateTime: (value) => `<dateTime.iso8601>${writeDateTime(value)}</dateTime.iso8601>`,
  $base64: (value) => `<base64>${checkedBase64(value)}</base64>`,
  $struct: (value, dialect) => {
    if (isObject(value)) return struct(value as JsonObject, dialect);
    throw unfit('$struct', value, 'an object');
  },
};

/** Whether an integer's text is within a number of bits. */
function fits(digits: string, bits: number): boolean {
  const bound = 2n ** BigInt(bits - 1);
  const value = BigInt(digits);
  return value >= -bound && value < bound;
}

function checkedInteger(value: JsonValue, bits: number | undefined, name: string): string {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (!/^[+-]?\d+$/.test(text)) throw unfit(name, value, 'a whole number');
  const digits = text.replace(/^\+/, '');
  if (bits === undefined || fits(digits, bits)) return digits;
  throw unfit(name, value, `a whole number of ${bits} bits`);
}

function checkedDecimal(value: JsonValue, name: string): string {
  if (typeof value === 'number') return plainDouble(value);
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return text;
  throw unfit(name, value, 'a decimal number without an exponent');
}

function checkedBase64(value: JsonValue): string {
  const text = typeof value === 'string' ? value.replace(/\s+/g, '') : undefined;
  if (text !== undefined && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) return text;
  throw unfit('$base64', value, 'base64 text');
}

function unfit(name: string, value: JsonValue, due: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `{"${name}": ${JSON.stringify(value)}} is not ${due}`,
    field: 'Parameters',
  });
}
