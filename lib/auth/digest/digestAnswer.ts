import { createHash } from 'node:crypto';

/** A Digest challenge that this client can answer. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  /** As the server wrote it, or "MD5". */
  readonly algorithm: string;
  /** Undefined: the server speaks RFC 2069. */
  readonly qop?: 'auth' | 'auth-int';
  readonly userhash: boolean;
}

export interface DigestInput {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly uri: string;
  /** Needed for `auth-int` only. */
  readonly body: string | Uint8Array;
  readonly cnonce: string;
  /** How often the nonce was used, this time included. */
  readonly count: number;
}

/** Hashes by RFC 7616's names, the strongest first. */
export const digestHashes: Readonly<Record<string, string>> = {
  'SHA-512-256': 'sha512-256',
  'SHA-256': 'sha256',
  MD5: 'md5',
};

/** The Authorization header that answers a challenge (RFC 7616, section 3.4). */
export function digestAnswer(challenge: DigestChallenge, input: DigestInput): string {
  const { realm, nonce, opaque, algorithm, qop, userhash } = challenge;
  const hash = hashOf(algorithm);
  const nc = input.count.toString(16).padStart(8, '0');
  const user = userhash ? hash(`${input.username}:${realm}`) : input.username;
  const response = hash(
    [
      secretPart(challenge, input, hash),
      nonce,
      ...(qop ? [nc, input.cnonce, qop] : []),
      targetPart(challenge, input, hash),
    ].join(':'),
  );
  const needsCnonce = qop !== undefined || isSession(algorithm);
  return `Digest ${[
    `username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(input.uri)}`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(qop ? [`qop=${qop}`, `nc=${nc}`] : []),
    ...(needsCnonce ? [`cnonce=${quoted(input.cnonce)}`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(userhash ? ['userhash=true'] : []),
  ].join(', ')}`;
}

type Hash = (text: string | Uint8Array) => string;

function hashOf(algorithm: string): Hash {
  const name = digestHashes[algorithm.toUpperCase().replace(/-SESS$/, '')] ?? 'md5';
  return (text) => createHash(name).update(text).digest('hex');
}

/** A1 of the RFC, hashed. */
function secretPart({ realm, nonce, algorithm }: DigestChallenge, input: DigestInput, hash: Hash): string {
  const secret = hash(`${input.username}:${realm}:${input.password}`);
  return isSession(algorithm) ? hash(`${secret}:${nonce}:${input.cnonce}`) : secret;
}

/** A2 of the RFC, hashed. */
function targetPart({ qop }: DigestChallenge, { method, uri, body }: DigestInput, hash: Hash): string {
  return hash(qop === 'auth-int' ? `${method}:${uri}:${hash(body)}` : `${method}:${uri}`);
}

function isSession(algorithm: string): boolean {
  return /-sess$/i.test(algorithm);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
