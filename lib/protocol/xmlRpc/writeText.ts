import { ApiError } from '../../errors/ApiError';

/** Characters that XML 1.0 cannot hold, whatever way they are written (section 2.2). */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

/**
 * A text as element content.
 * @throws ApiError INVALID_SETTING for characters that no XML document can hold: leaving them out would change the text
 */
export function writeText(text: string, asciiOnly: boolean): string {
  const [odd] = impossible.exec(text) ?? lone.exec(text) ?? [];
  if (odd !== undefined) throw notXml(odd);
  // A carriage return would arrive as a line feed (section 2.11).
  const escaped = text.replace(/[&<>\r]/g, (found) => references[found]!);
  return asciiOnly ? escaped.replace(/[^\0-\x7f]/gu, (found) => `&#${found.codePointAt(0)!};`) : escaped;
}

function notXml(odd: string): ApiError {
  const code = odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return new ApiError('INVALID_SETTING', {
    subject: `A text holds the character U+${code}, which XML cannot carry`,
    field: 'Parameters',
    hint: 'Take the character away, or send the text as {"$base64": "…"} if the API allows that.',
  });
}
