import { createHash } from 'node:crypto';

/** One part of a multipart/related message (RFC 2387). */
export interface MultipartPart {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

const mostParts = 1_000;

/** The parts, the root part first; undefined when the content is not what the boundary says. */
export function readMultipart(body: Uint8Array, contentType: string): MultipartPart[] | undefined {
  const boundary = parameter(contentType, 'boundary');
  if (!boundary) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = Buffer.from(`--${boundary}`);
  const parts: MultipartPart[] = [];
  let start = bytes.indexOf(mark);
  while (start >= 0 && parts.length < mostParts) {
    const next = bytes.indexOf(mark, start + mark.length);
    if (next < 0) break;
    parts.push(readPart(bytes.subarray(start + mark.length, next)));
    start = next;
  }
  const root = parameter(contentType, 'start');
  const first = root
    ? parts.findIndex(({ headers }) => contentId(headers) === contentId({ 'content-id': root }))
    : 0;
  const at = Math.max(first, 0);
  return parts.length === 0 ? undefined : [parts[at]!, ...parts.filter((_, index) => index !== at)];
}

/** The id of a part, as `cid:` links name it. */
export function contentId(headers: Readonly<Record<string, string>>): string {
  return (headers['content-id'] ?? '').trim().replace(/^<|>$/g, '');
}

export function parameter(contentType: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType);
  return match?.[1] ?? match?.[2];
}

function readPart(bytes: Buffer): MultipartPart {
  // Between the boundary's line end and that before the next boundary; some servers write lone line feeds.
  const from = bytes[0] === 13 ? 2 : 1;
  const end = bytes.at(-2) === 13 ? bytes.length - 2 : bytes.length - 1;
  const part = bytes.subarray(from, Math.max(end, from));
  const separator = /\r?\n\r?\n/.exec(part.subarray(0, 16 * 1024).toString('latin1'));
  if (!separator) return { headers: {}, bytes: part };
  const head = part.subarray(0, separator.index).toString('latin1');
  const lines = head.split(/\r?\n(?![ \t])/).map((line) => line.split(/:(.*)/s) as [string, string?]);
  const headers = Object.fromEntries(
    lines.map(([name, value = '']) => [name.trim().toLowerCase(), value.replace(/\r?\n[ \t]+/g, ' ').trim()]),
  );
  const content = part.subarray(separator.index + separator[0].length);
  return { headers, bytes: decoded(content, headers['content-transfer-encoding'] ?? '') };
}

function decoded(content: Buffer, encoding: string): Uint8Array {
  return encoding.toLowerCase() === 'base64' ? Buffer.from(content.toString('latin1'), 'base64') : content;
}

/** A message of several parts, with a boundary that none of them can contain by chance. */
export function writeMultipart(parts: readonly MultipartPart[]): { body: Uint8Array; boundary: string } {
  const hash = createHash('sha256');
  for (const { bytes } of parts) hash.update(bytes);
  const boundary = `part-${hash.digest('hex').slice(0, 40)}`;
  const chunks = parts.flatMap(({ headers, bytes }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return [Buffer.from(`--${boundary}\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n')];
  });
  return { body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]), boundary };
}
