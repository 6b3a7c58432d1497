import { XMLParser } from 'fast-xml-parser';

/** A date, which XML-RPC tells from a text. */
export class XmlDate {
  constructor(readonly text: string) {}
}

const lists = new Set(['param', 'value', 'member']);
const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => lists.has(name) });

type Parsed = string | { readonly [name: string]: Parsed | Parsed[] };

/** The method and parameters of a `<methodCall>`. */
export function readMethodCall(text: string): { method: string; params: unknown[] } {
  const { methodCall } = parser.parse(text) as { methodCall?: Record<string, Parsed> };
  const params = asList(part(methodCall?.params, 'param'));
  return {
    method: String(methodCall?.methodName ?? '').trim(),
    params: params.map((param) => readValue(asList(part(param, 'value'))[0]!)),
  };
}

function readValue(value: Parsed): unknown {
  if (typeof value === 'string') return value;
  const [type = '', content = ''] = Object.entries(value).find(([name]) => name !== '#text') ?? [];
  if (type === '') return String(value['#text'] ?? '');
  if (type === 'array') return asList(part(part(content, 'data'), 'value')).map(readValue);
  if (type === 'struct') {
    return Object.fromEntries(
      asList(part(content, 'member')).map((member) => [
        String(part(member, 'name')),
        readValue(asList(part(member, 'value'))[0]!),
      ]),
    );
  }
  const text = String(content);
  if (type === 'boolean') return text.trim() === '1';
  if (type === 'dateTime.iso8601') return new XmlDate(text.trim());
  return /^(int|i4|i8|double)$/.test(type) ? Number(text) : text;
}

/** A value as XML-RPC writes it. */
export function xmlValue(value: unknown): string {
  return `<value>${typed(value)}</value>`;
}

function typed(value: unknown): string {
  if (value === null || value === undefined) return '<nil/>';
  if (typeof value === 'boolean') return `<boolean>${Number(value)}</boolean>`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`;
  if (value instanceof XmlDate) return `<dateTime.iso8601>${value.text}</dateTime.iso8601>`;
  if (Array.isArray(value)) return `<array><data>${value.map(xmlValue).join('')}</data></array>`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(
      ([name, each]) => `<member><name>${escaped(name)}</name>${xmlValue(each)}</member>`,
    );
    return `<struct>${members.join('')}</struct>`;
  }
  return `<string>${escaped(String(value))}</string>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function part(value: Parsed | Parsed[] | undefined, name: string): Parsed | Parsed[] | undefined {
  return typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined;
}

function asList(value: Parsed | Parsed[] | undefined): Parsed[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
