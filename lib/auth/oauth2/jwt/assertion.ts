import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { ApiError } from '../../../errors/ApiError';
import { isObject } from '../../../plan/json';
import type { TokenTerms } from '../TokenTerms';
import { algorithmFor } from './algorithm';
import { privateKeyOf } from './privateKey';

type Claims = Readonly<Record<string, unknown>>;

/** How long an assertion holds, in seconds: no server asks for more, and some for less than ten minutes. */
const lifetimeS = 300;

/** Servers refuse an assertion from the future; clocks that nearly agree differ by this much. */
const leewayS = 10;

/** A JWT signed with the credential's private key (RFC 7523, section 3). */
export async function signAssertion(claims: Claims, terms: TokenTerms): Promise<string> {
  const { privateKey = '', jwtAlgorithm = '', jwtKeyId = '', jwtCertificate = '' } = terms.secrets;
  const key = privateKeyOf(privateKey, 'Private Key');
  const alg = algorithmFor(key, jwtAlgorithm);
  const header = { alg, ...(jwtKeyId.trim() && { kid: jwtKeyId.trim() }), ...thumbprints(jwtCertificate) };
  return sign(claims, header, key, terms);
}

/** A JWT signed with the client's secret (HS256). */
export function signWithSecret(claims: Claims, terms: TokenTerms): Promise<string> {
  return sign(claims, { alg: 'HS256' }, Buffer.from(terms.secrets.clientSecret ?? ''), terms);
}

async function sign(
  claims: Claims,
  header: { alg: string },
  key: KeyObject | Uint8Array,
  { secrets, tokenUrl, now, conceal }: TokenTerms,
): Promise<string> {
  const { signJwt } = await import('../../../vendor/jose');
  const iat = Math.floor(now / 1000) - leewayS;
  const timed = { aud: secrets.jwtAudience?.trim() || tokenUrl, iat, exp: iat + lifetimeS };
  const assertion = await signJwt(
    { ...claims, ...timed, ...ownClaims(secrets.jwtClaims) },
    { typ: 'JWT', ...header },
    key,
  );
  conceal(assertion);
  return assertion;
}

function ownClaims(text = ''): Claims {
  if (text.trim() === '') return {};
  try {
    const claims: unknown = JSON.parse(text);
    if (isObject(claims)) return claims;
  } catch {
    // Not JSON at all: the same advice.
  }
  throw new ApiError('INVALID_SETTING', {
    subject: '"JWT Claims" of the credential is not a JSON object',
    field: 'JWT Claims',
    hint: 'Write an object such as {"box_sub_type": "enterprise"}.',
  });
}

/** By which a server finds the key it knows (RFC 7515, sections 4.1.7 and 4.1.8); Microsoft Entra asks for them. */
function thumbprints(certificate: string): Record<string, string> {
  if (certificate.trim() === '') return {};
  const der = derOf(certificate);
  const print = (hash: string) => createHash(hash).update(der).digest('base64url');
  return { x5t: print('sha1'), 'x5t#S256': print('sha256') };
}

function derOf(certificate: string): Buffer {
  try {
    return new X509Certificate(certificate.trim()).raw;
  } catch {
    throw new ApiError('INVALID_SETTING', {
      subject: '"Key\'s Certificate" of the credential is not a certificate in PEM form',
      field: "Key's Certificate",
      hint: 'Paste the whole text, from "-----BEGIN CERTIFICATE-----" to the end line.',
    });
  }
}
