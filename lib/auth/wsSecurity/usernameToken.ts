import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../AuthScheme';
import { escapeXml } from '../escapeXml';
import { wss } from './namespaces';

/**
 * User name and password (UsernameToken Profile 1.1, section 3.1).
 * @param created ISO 8601, UTC
 */
export function usernameToken(
  { username = '', password = '', passwordType }: Secrets,
  created: string,
  nonce: Buffer = randomBytes(16),
): string {
  const parts =
    passwordType === 'digest'
      ? [
          passwordElement(wss.passwordDigest, digestOf(nonce, created, password)),
          `<wsse:Nonce EncodingType="${wss.base64}">${nonce.toString('base64')}</wsse:Nonce>`,
          `<wsu:Created>${created}</wsu:Created>`,
        ]
      : [passwordElement(wss.passwordText, escapeXml(password))];
  const user = `<wsse:Username>${escapeXml(username)}</wsse:Username>`;
  return `<wsse:UsernameToken wsu:Id="UsernameToken">${user}${parts.join('')}</wsse:UsernameToken>`;
}

function passwordElement(type: string, content: string): string {
  return `<wsse:Password Type="${type}">${content}</wsse:Password>`;
}

function digestOf(nonce: Buffer, created: string, password: string): string {
  return createHash('sha1').update(nonce).update(created).update(password).digest('base64');
}
