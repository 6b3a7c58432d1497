import { decodeText } from '../../mediaType';

/**
 * The text of an XML document: by its byte order mark, else by the charset that its Content-Type or its own declaration
 * names (XML 1.0, appendix F), else UTF-8.
 */
export function decodeXmlText(bytes: Uint8Array, contentType = ''): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
  const type = /charset/i.test(contentType) || !declared ? contentType : `text/xml; charset=${declared}`;
  return decodeText(bytes, new Headers({ 'content-type': type }));
}
