import type { Access } from '../plan/Access';
import { digest, identityOf } from './cacheKey';

/** Stands for an API's description as one account sees it; what it is made from may hold secrets, the key does not. */
export function descriptionKey(access: Access, source: unknown): string {
  return digest([identityOf(access), access.baseUrl, source]);
}
