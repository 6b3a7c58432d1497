import type { HttpResponse } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';
import type { Session } from './Session';

/** The session that a refusal names (Transmission's RPC specification, section 2.3.1: CSRF protection). */
export function readHandshake(
  { status, headers }: HttpResponse,
  { handshakeStatus, handshakeHeader = '' }: Secrets,
): Session | undefined {
  const value = status === Number(handshakeStatus) ? headers.get(handshakeHeader) : null;
  if (!value) return undefined;
  return { value, cookies: headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!) };
}
