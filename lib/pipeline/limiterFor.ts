import { createHash } from 'node:crypto';
import type { Access } from '../plan/Access';
import { Limiter } from '../ratelimit/Limiter';
import type { Run } from './Run';

/** The limiter that all runs with the same credential share for one origin. */
export function limiterFor({ access, ports }: Pick<Run, 'access' | 'ports'>, origin: string): Limiter {
  const key = `limiter ${ownerOf(access)} ${origin}`;
  const limiter = ports.state.getOrCreate(key, () => new Limiter(ports.clock, ports.random));
  limiter.setPace(access.pace);
  return limiter;
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
