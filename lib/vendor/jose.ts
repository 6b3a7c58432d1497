import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

/** A signed JSON Web Token (RFC 7519) in its compact form; the claims are taken as they are, times included. */
export function signJwt(
  claims: Readonly<Record<string, unknown>>,
  header: { readonly alg: string } & Readonly<Record<string, unknown>>,
  key: KeyObject | Uint8Array,
): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ ...header }).sign(key);
}
