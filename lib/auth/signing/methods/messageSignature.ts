import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto';
import { ApiError } from '../../../errors/ApiError';
import { pemBlocks } from '../../../plan/pem';
import type { HttpRequest } from '../../../ports/Transport';
import type { Secrets } from '../../AuthScheme';
import { type SigningMethod, withHeaders } from '../SigningMethod';

/** How each algorithm of RFC 9421, section 3.3, signs with a private key. */
const algorithms: Readonly<Record<string, (base: Buffer, key: KeyObject) => Buffer>> = {
  ed25519: (base, key) => signBytes(null, base, key),
  'ecdsa-p256-sha256': (base, key) => signBytes('sha256', base, { key, dsaEncoding: 'ieee-p1363' }),
  'ecdsa-p384-sha384': (base, key) => signBytes('sha384', base, { key, dsaEncoding: 'ieee-p1363' }),
  'rsa-pss-sha512': (base, key) =>
    signBytes('sha512', base, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 }),
  'rsa-v1_5-sha256': (base, key) => signBytes('sha256', base, key),
};

/** HTTP Message Signatures (RFC 9421), with Content-Digest (RFC 9530). */
export const messageSignature: SigningMethod = {
  label: 'HTTP Message Signature',
  help: 'The headers Signature and Signature-Input of RFC 9421.',
  fields: [
    {
      kind: 'text',
      name: 'messageKeyId',
      label: 'Key ID',
      help: 'The name under which the API knows your key.',
      default: '',
      required: true,
    },
    {
      kind: 'choice',
      name: 'messageAlgorithm',
      label: 'Algorithm',
      help: 'The signature algorithm that belongs to your key.',
      default: 'ed25519',
      choices: [
        { value: 'ed25519', label: 'Ed25519' },
        { value: 'ecdsa-p256-sha256', label: 'ECDSA P-256' },
        { value: 'ecdsa-p384-sha384', label: 'ECDSA P-384' },
        { value: 'rsa-pss-sha512', label: 'RSA-PSS with SHA-512' },
        { value: 'rsa-v1_5-sha256', label: 'RSA with SHA-256' },
        { value: 'hmac-sha256', label: 'HMAC with SHA-256' },
      ],
    },
    {
      kind: 'text',
      name: 'messageKey',
      label: 'Key',
      help: 'The private key as PEM; for HMAC the shared secret in Base64.',
      default: '',
      placeholder: '-----BEGIN PRIVATE KEY-----',
      secret: true,
      rows: 4,
      required: true,
    },
    {
      kind: 'text',
      name: 'messageComponents',
      label: 'Signed Components',
      help: 'What is signed, separated by spaces. Headers that a request does not have are left out of its signature.',
      default: '@method @target-uri content-digest',
      required: true,
    },
    {
      kind: 'text',
      name: 'messageLabel',
      label: 'Signature Label',
      help: 'Name of the signature in both headers.',
      default: 'sig1',
    },
  ],
  sign(request, body, secrets, now) {
    const names = (secrets.messageComponents ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const digested =
      names.includes('content-digest') && body.length > 0
        ? withHeaders(request, {
            'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
          })
        : request;
    const components = names.flatMap((name) => {
      const value = componentOf(name, digested);
      return value === undefined ? [] : [[name, value] as const];
    });
    const list = components.map(([name]) => `"${name}"`).join(' ');
    const parameters = `(${list});created=${Math.floor(now / 1000)};keyid="${secrets.messageKeyId ?? ''}"`;
    const lines = [...components, ['@signature-params', parameters] as const];
    const base = lines.map(([name, value]) => `"${name}": ${value}`).join('\n');
    const label = secrets.messageLabel || 'sig1';
    return withHeaders(digested, {
      'signature-input': `${label}=${parameters}`,
      signature: `${label}=:${signatureOf(Buffer.from(base), secrets).toString('base64')}:`,
    });
  },
};

/** The value of a derived component (section 2.2) or a header; undefined for a header that is not there. */
function componentOf(name: string, { method, url, headers }: HttpRequest): string | undefined {
  if (!name.startsWith('@')) return headers[name]?.trim();
  const { host, protocol, pathname, search } = new URL(url);
  const derived: Record<string, string> = {
    '@method': method,
    '@target-uri': url,
    '@authority': host,
    '@scheme': protocol.slice(0, -1),
    '@request-target': `${pathname}${search}`,
    '@path': pathname,
    '@query': search || '?',
  };
  const value = derived[name];
  if (value !== undefined) return value;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${name}" in "Signed Components" of the credential is not known`,
    field: 'Signed Components',
    hint: `Known are ${Object.keys(derived).join(', ')} and the names of headers.`,
  });
}

function signatureOf(base: Buffer, { messageAlgorithm = 'ed25519', messageKey = '' }: Secrets): Buffer {
  if (messageAlgorithm === 'hmac-sha256') {
    return createHmac('sha256', Buffer.from(messageKey, 'base64')).update(base).digest();
  }
  try {
    const sign = algorithms[messageAlgorithm];
    // A password field takes line breaks away.
    const [block] = pemBlocks(messageKey);
    if (sign && block) return sign(base, createPrivateKey(block.pem));
  } catch {
    // Its message may quote the key.
  }
  throw new ApiError('INVALID_SETTING', {
    subject: `"Key" of the credential is no private key for ${messageAlgorithm}`,
    field: 'Key',
    hint: 'Paste the whole PEM text, from "-----BEGIN PRIVATE KEY-----" to the end line, without a passphrase.',
  });
}
