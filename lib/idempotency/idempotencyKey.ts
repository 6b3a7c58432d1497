import { createHash } from 'node:crypto';
import type { IdempotencySpec } from '../plan/IdempotencySpec';

/** The namespace of this package's keys: any fixed UUID would do (RFC 9562, section 6.6). */
const namespace = Buffer.from('5b0f6c6e9d0c4a4f8f5a3c1c7d2e9b10', 'hex');

/**
 * The key of a request: the user's own one as it is, else one made from sender, content and occurrence. Equal
 * requests of the same node get equal keys in every run.
 */
export function idempotencyKey(
  { key, sender, format, occurrence }: IdempotencySpec,
  content: string,
): string {
  if (key !== undefined) return key;
  const name = JSON.stringify([sender, content, occurrence]);
  return format === 'hex' ? createHash('sha256').update(name).digest('hex') : uuidOf(name);
}

/** A name-based UUID, version 5 (RFC 9562, section 5.5). */
function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
