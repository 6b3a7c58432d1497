import { decodeText } from '../mediaType';

/**
 * The text of an XML document: its own declaration says the encoding where neither a byte order mark nor the
 * Content-Type does (XML 1.0, section 4.3.3 and appendix F; RFC 7303, section 3); else UTF-8.
 */
export function decodeXmlText(bytes: Uint8Array, contentType = ''): string {
  const declared = /charset\s*=/i.test(contentType) ? undefined : declaredEncoding(bytes);
  const type = declared === undefined ? contentType : `text/xml; charset=${declared}`;
  return decodeText(bytes, new Headers({ 'content-type': type }));
}

function declaredEncoding({ buffer, byteOffset, byteLength }: Uint8Array): string | undefined {
  const start = Buffer.from(buffer, byteOffset, Math.min(byteLength, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1];
}
