import { ApiError } from '../../errors/ApiError';
import type { Secrets } from '../AuthScheme';
import type { Identity } from '../tls/Identity';
import { insertHeader } from './insertHeader';
import { wss } from './namespaces';
import { securityToken, signEnvelope } from './signEnvelope';
import { usernameToken } from './usernameToken';

/**
 * A SOAP envelope with a security header (WS-Security 1.1): timestamp, user name, signature, as the credential asks.
 *
 * @param identity Certificate and key where the envelope is to be signed.
 * @param now Epoch milliseconds.
 * @throws ApiError INVALID_SETTING when the text is no envelope, or names header blocks that it does not have
 */
export async function secureEnvelope(
  envelope: string,
  secrets: Secrets,
  identity: Identity | undefined,
  now: number,
): Promise<string> {
  const created = iso(now);
  const parts = [
    secrets.addTimestamp === 'false' ? '' : timestamp(created, iso(now + lifetimeMs(secrets))),
    identity ? securityToken(identity, secrets) : '',
    secrets.wsSecurity === 'signature' ? '' : usernameToken(secrets, created),
  ];
  const secured = insertHeader(envelope, (soap) => {
    const attributes = secrets.mustUnderstand === 'false' ? '' : mustUnderstand(soap);
    return `<wsse:Security xmlns:wsse="${wss.wsse}" xmlns:wsu="${wss.wsu}"${attributes}>${parts.join('')}</wsse:Security>`;
  });
  return identity ? signEnvelope(secured, identity, secrets).catch(notSigned) : secured;
}

/** An attribute takes no part in the default namespace, so that it may need a prefix of its own. */
function mustUnderstand({ prefix, namespace }: { prefix: string; namespace: string }): string {
  return prefix === '' ? ` xmlns:env="${namespace}" env:mustUnderstand="1"` : ` ${prefix}:mustUnderstand="1"`;
}

function timestamp(created: string, expires: string): string {
  return `<wsu:Timestamp wsu:Id="Timestamp"><wsu:Created>${created}</wsu:Created><wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`;
}

function lifetimeMs({ timestampSeconds }: Secrets): number {
  return (Number(timestampSeconds) || 300) * 1000;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The library's messages are about XPaths; they hold nothing secret. */
function notSigned(error: unknown): never {
  const missing = /local-name\(\.\)='([^']+)'\]$/.exec(error instanceof Error ? error.message : '')?.[1];
  throw new ApiError('INVALID_SETTING', {
    subject: missing
      ? `The envelope has no element "${missing}" that could be signed`
      : 'The envelope cannot be signed: it is no well-formed XML',
    field: 'Signed Headers',
    hint: 'Correct "Signed Headers" in the credential, or send these headers with the operation.',
  });
}
