import { createHash } from 'node:crypto';
import type { Access } from '../plan/Access';
import type { Ports } from '../ports/Ports';
import type { AuthContext, AuthMemory } from './AuthScheme';

/** What the one who sends requests lends to a scheme. */
export type AuthTerms = Pick<AuthContext, 'origins' | 'send' | 'conceal' | 'warn'>;

/** What all requests with one credential share. Other secrets in it mean another memory. */
export function createAuthContext(
  access: Access,
  { clock, state }: Pick<Ports, 'clock' | 'state'>,
  terms: AuthTerms,
): AuthContext {
  const { baseUrl = '', tokens, tls } = access;
  const memory = state.getOrCreate<AuthMemory>(memoryKey(access), () => new Map());
  const usesCertificate = tls?.cert !== undefined;
  return { clock, memory, baseUrl, tokens, usesCertificate, ...terms };
}

/** A credential is read once for many runs, and its secrets need not be hashed for each of them. */
const memoryKeys = new WeakMap<Access, string>();

function memoryKey(access: Access): string {
  const known = memoryKeys.get(access);
  if (known !== undefined) return known;
  const { credential, scheme, secrets, baseUrl = '' } = access;
  const owner = createHash('sha256').update(JSON.stringify([credential ?? null, scheme, secrets, baseUrl]));
  const key = `authentication ${owner.digest('hex')}`;
  memoryKeys.set(access, key);
  return key;
}
