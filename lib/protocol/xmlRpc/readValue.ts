import { ApiError } from '../../errors/ApiError';
import type { JsonObject, JsonValue } from '../../plan/json';
import type { XmlNode } from '../../vendor/sax';
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
export function readValue(element: XmlNode, reading: Reading): JsonValue {
  const [type, ...others] = elementsIn(element);
  if (type === undefined) return textOf(element);
  if (others.length > 0) throw invalid(`a <value> with ${others.length + 1} types`);
  const name = localName(type);
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (!read) throw invalid(`a value of the unknown type <${type.name}>`);
  return read(type, reading);
}

export function elementsIn({ children }: XmlNode): XmlNode[] {
  return children.filter((child): child is XmlNode => typeof child !== 'string');
}

export function textOf({ children }: XmlNode): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** Apache's extensions have a prefix, which may be any. */
export function localName({ name }: XmlNode): string {
  return name.slice(name.indexOf(':') + 1);
}

type Reader = (element: XmlNode, reading: Reading) => JsonValue;

const integer: Reader = (element, reading) => {
  const text = textOf(element).trim();
  if (!/^[+-]?\d+$/.test(text)) throw unfit(element, 'a whole number');
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  reading.exactIntegers += 1;
  return text.replace(/^\+/, '');
};

const decimal: Reader = (element) => {
  const text = textOf(element).trim();
  const number = Number(text);
  if (text !== '' && !Number.isNaN(number)) return Number.isFinite(number) ? number : text;
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return text;
  throw unfit(element, 'a number');
};

const text: Reader = (element) => textOf(element);
const base64: Reader = (element) => textOf(element).replace(/\s+/g, '');
const dateTime: Reader = (element) => readDateTime(textOf(element));

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
  bigdecimal: (element) => textOf(element).trim(),
  boolean: (element) => {
    const value = textOf(element).trim().toLowerCase();
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
    const data = elementsIn(element).find((each) => localName(each) === 'data');
    return (data ? elementsIn(data) : []).map((each) => readValue(each, reading));
  },
  struct: (element, reading) =>
    Object.fromEntries(elementsIn(element).map((each) => member(each, reading))) as JsonObject,
};

function member(element: XmlNode, reading: Reading): [string, JsonValue] {
  const parts = elementsIn(element);
  const name = parts.find((part) => localName(part) === 'name');
  const value = parts.find((part) => localName(part) === 'value');
  if (!name || !value) throw invalid('a member of a struct without a name or a value');
  return [textOf(name), readValue(value, reading)];
}

function unfit(element: XmlNode, due: string): ApiError {
  return invalid(`<${element.name}>${textOf(element).slice(0, 100)}</${element.name}>, which is not ${due}`);
}

function invalid(what: string): ApiError {
  return new ApiError('RPC_REPLY_INVALID', { subject: `The answer holds ${what}` });
}
