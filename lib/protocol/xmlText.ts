import { decodeText } from './mediaType';

/**
 * The text of an XML document: its own declaration says the encoding where neither a byte order mark nor the
 * Content-Type does (XML 1.0, section 4.3.3 and appendix F; RFC 7303, section 3).
 */
export function xmlText(bytes: Uint8Array, headers: Headers): string {
  const type = headers.get('content-type') ?? '';
  const declared = /charset\s*=/i.test(type) ? undefined : declaredEncoding(bytes);
  if (declared === undefined) return decodeText(bytes, headers);
  return decodeText(bytes, new Headers({ 'content-type': `text/xml; charset=${declared}` }));
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1];
}
