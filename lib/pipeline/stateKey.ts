import { createHash } from 'node:crypto';
import type { Access } from '../plan/Access';
import { addressOf } from '../plan/addressOf';

/** Under which what runs share is kept: one for each credential and origin. `url`: any address of that origin. */
export function stateKey(kind: string, access: Access, url: string): string {
  return `${kind} ${ownerOf(access)} ${addressOf(url).origin}`;
}

/** Hashing takes longer than all else that a free permit costs. */
const owners = new WeakMap<Access, string>();

/** Hashed, since a credential's id is nobody's business where state is shared. */
function ownerOf(access: Access): string {
  const known = owners.get(access);
  if (known !== undefined) return known;
  const { credential } = access;
  const hash = createHash('sha256').update(credential ? `${credential.type} ${credential.id}` : '');
  const owner = hash.digest('hex').slice(0, 16);
  owners.set(access, owner);
  return owner;
}
