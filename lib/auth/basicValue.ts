import type { Secrets } from './AuthScheme';

/** User and password as they are sent (RFC 7617), in UTF-8. */
export function basicCredentials({ username = '', password = '' }: Secrets): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}

/** The value of an Authorization header. */
export function basicValue(secrets: Secrets): string {
  return `Basic ${basicCredentials(secrets)}`;
}
