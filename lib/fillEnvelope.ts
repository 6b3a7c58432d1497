import { ApiError } from './errors/ApiError';
import { compileExpression } from './mapping/expression';
import type { JsonObject } from './plan/json';
import { namespaces } from './protocol/soap/namespaces';
import type { SoapVersion } from './protocol/soap/wsdl/SoapOperation';
import { escapeAttribute } from './protocol/soap/xml/XmlWriter';
import { parseXml } from './protocol/xml/parseXml';

/** A place for a value: JSONata over the item, between `${` and `}`. */
const place = /\$\{((?:[^{}"']|"[^"]*"|'[^']*'|\{[^{}]*\})+)\}/g;

/**
 * An envelope written by hand with an item's values in it. A text without an envelope around it is taken for what goes
 * into the body.
 * @throws ApiError INVALID_SETTING when the result is no XML, and EXPRESSION_… when a value cannot be computed
 */
export async function fillEnvelope(
  template: string,
  version: SoapVersion,
  item: JsonObject,
): Promise<string> {
  const filled = await fill(template.trim(), item);
  const xml = /^(<\?xml[^>]*\?>\s*)?<([\w.-]+:)?Envelope[\s>]/.test(filled)
    ? filled
    : wrapped(filled, version);
  const document = await parseXml(xml);
  if (!('problem' in document)) return xml;
  throw new ApiError('INVALID_SETTING', {
    subject: `"XML" is not well-formed: ${document.problem}`,
    field: 'XML',
    hint: 'Every element has to be closed, and prefixes have to be declared.',
  });
}

async function fill(template: string, item: JsonObject): Promise<string> {
  let text = '';
  let at = 0;
  for (const match of template.matchAll(place)) {
    const expression = await compileExpression(match[1]!);
    const value = await expression.evaluate(item);
    text += template.slice(at, match.index) + escapeAttribute(asText(value));
    at = match.index + match[0].length;
  }
  return text + template.slice(at);
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function wrapped(body: string, version: SoapVersion): string {
  const namespace = version === '1.2' ? namespaces.soap12 : namespaces.soap11;
  const content = body.replace(/^<\?xml[^>]*\?>\s*/, '');
  return `<soap:Envelope xmlns:soap="${namespace}"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}
