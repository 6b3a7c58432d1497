import { ApiError } from '../../errors/ApiError';
import type { JsonObject, JsonValue } from '../../plan/json';
import type { XmlElement } from '../xml/XmlElement';
import { readDateTime } from './dateTimes';

/** What is counted while values are read. */
export interface Reading {
  /** Integers that a number cannot hold, kept as text. */
  exactIntegers: number;
}

/**
 * The value of a `<value>` element. Dates become ISO 8601 texts with dashes, base64 stays a text, integers beyond
 * 2^53 become texts; a value without a type is a text, blanks included.
 *
 * @throws ApiError RPC_REPLY_INVALID for a value that is not of its type
 */
export function readValue(element: XmlElement, reading: Reading): JsonValue {
  const [type, ...others] = element.children;
  if (type === undefined) return element.text;
  if (others.length > 0) throw invalid(`a <value> with ${others.length + 1} types`);
  const name = type.name.local;
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (!read) throw invalid(`a value of the unknown type <${type.written}>`);
  return read(type, reading);
}

type Reader = (element: XmlElement, reading: Reading) => JsonValue;

const integer: Reader = (element, reading) => {
  const text = element.text.trim();
  if (!/^[+-]?\d+$/.test(text)) throw unfit(element, 'a whole number');
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  reading.exactIntegers += 1;
  return text.replace(/^\+/, '');
};

const decimal: Reader = (element) => {
  const text = element.text.trim();
  const number = Number(text);
  if (text !== '' && !Number.isNaN(number)) return Number.isFinite(number) ? number : text;
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return text;
  throw unfit(element, 'a number');
};

const text: Reader = (element) => element.text;
const base64: Reader = (element) => element.text.replace(/\s+/g, '');
const dateTime: Reader = (element) => readDateTime(element.text);

/** The specification's types, those that servers have added (nil, i8), and Apache's. */
const readers: Readonly<Record<string, Reader>> = {
  int: integer,
  i4: integer,
  i1: integer,
  i2: integer,
  i8: integer,
  biginteger: integer,
  double: decimal,
  float: decimal,
  // More digits than a number has: as text.
  bigdecimal: (element) => element.text.trim(),
  boolean: (element) => {
    const value = element.text.trim().toLowerCase();
    if (value === '1' || value === 'true') return true;
    if (value === '0' || value === 'false') return false;
    throw unfit(element, '0 or 1');
  },
  string: text,
  'dateTime.iso8601': dateTime,
  dateTime,
  base64,
  serializable: base64,
  nil: () => null,
  array: (element, reading) => {
    const data = element.children.find((each) => each.name.local === 'data');
    return (data ? data.children : []).map((each) => readValue(each, reading));
  },
  struct: (element, reading) =>
    Object.fromEntries(element.children.map((each) => member(each, reading))) as JsonObject,
};

function member(element: XmlElement, reading: Reading): [string, JsonValue] {
  const parts = element.children;
  const name = parts.find((part) => part.name.local === 'name');
  const value = parts.find((part) => part.name.local === 'value');
  if (!name || !value) throw invalid('a member of a struct without a name or a value');
  return [name.text, readValue(value, reading)];
}

function unfit(element: XmlElement, due: string): ApiError {
  return invalid(
    `<${element.written}>${element.text.slice(0, 100)}</${element.written}>, which is not ${due}`,
  );
}

function invalid(what: string): ApiError {
  return new ApiError('RPC_REPLY_INVALID', { subject: `The answer holds ${what}` });
}
