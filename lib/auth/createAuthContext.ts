import { createHash } from 'node:crypto';
import type { Access } from '../plan/Access';
import type { Ports } from '../ports/Ports';
import type { AuthContext } from './AuthScheme';

/** What all requests with one credential share. Other secrets in it mean another memory. */
export function createAuthContext(
  { credential, scheme, secrets }: Access,
  { clock, state }: Pick<Ports, 'clock' | 'state'>,
): AuthContext {
  const owner = createHash('sha256').update(JSON.stringify([credential ?? null, scheme, secrets]));
  const key = `authentication ${owner.digest('hex')}`;
  return { clock, memory: state.getOrCreate(key, () => new Map<string, unknown>()) };
}
