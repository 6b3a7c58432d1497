/** The media type of a Content-Type header, in lower case and without parameters (RFC 9110, section 8.3). */
export function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** The text of a body, by its byte order mark or its zero bytes, else by the Content-Type's charset, else UTF-8. */
export function decodeText(bytes: Uint8Array, headers: Headers): string {
  const label = charsetByMark(bytes) ?? charsetByZeros(bytes) ?? charsetByHeader(headers);
  // TextDecoder takes the mark away.
  return new TextDecoder(label).decode(bytes);
}

function charsetByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Data formats start with ASCII characters, and no text has zero bytes: where they alternate, it is UTF-16, whatever
 * the header says (RFC 4627, section 3).
 */
function charsetByZeros([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be';
  return undefined;
}

function charsetByHeader(headers: Headers): string {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset === undefined) return 'utf-8';
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8'; // an unknown label: most such bodies are ASCII or UTF-8 anyway
  }
}
