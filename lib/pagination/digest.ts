import { hash } from 'node:crypto';

/** A short text that is the same for the same content, and different for any other. */
export function digest(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64');
}
