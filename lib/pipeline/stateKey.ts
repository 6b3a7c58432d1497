import { createHash } from 'node:crypto';
import type { Access } from '../plan/Access';

/**
 * Under which what runs share is kept: one for each credential and origin. Hashed, since a credential's id is
 * nobody's business where state is shared.
 */
export function stateKey(kind: string, { credential }: Access, url: string): string {
  const owner = createHash('sha256').update(credential ? `${credential.type} ${credential.id}` : '');
  return `${kind} ${owner.digest('hex').slice(0, 16)} ${new URL(url).origin}`;
}
