import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { HttpRequest } from '../../../ports/Transport';
import type { Secrets } from '../../AuthScheme';
import { parseNamedLines } from '../../parseNamedLines';
import { fillTemplate } from '../fillTemplate';
import { type SigningMethod, withHeaders } from '../SigningMethod';

const placeholders =
  '{method}, {url}, {path}, {query}, {sortedQuery}, {host}, {body}, {bodyHash}, {timestamp} (seconds), {timestampMs}, {isoDate}, {httpDate}, {nonce}, {keyId}';

/** HMAC (RFC 2104) over a text that the API's documentation describes. */
export const hmac: SigningMethod = {
  label: 'HMAC',
  help: 'A signature made with a shared secret, as the API describes it.',
  fields: [
    {
      kind: 'text',
      name: 'hmacKeyId',
      label: 'Key ID',
      help: 'The public half, often called API key or client id. Empty when there is none.',
      default: '',
    },
    {
      kind: 'text',
      name: 'hmacSecret',
      label: 'Secret',
      help: 'The shared secret. It signs and is never sent.',
      default: '',
      secret: true,
      required: true,
    },
    {
      kind: 'choice',
      name: 'hmacSecretEncoding',
      label: 'Secret Is',
      help: 'How the secret is written.',
      default: 'utf8',
      choices: [
        { value: 'utf8', label: 'Text' },
        { value: 'base64', label: 'Base64' },
        { value: 'hex', label: 'Hexadecimal' },
      ],
    },
    {
      kind: 'choice',
      name: 'hmacHash',
      label: 'Hash',
      help: 'The hash function.',
      default: 'sha256',
      choices: [
        { value: 'sha256', label: 'SHA-256' },
        { value: 'sha512', label: 'SHA-512' },
        { value: 'sha384', label: 'SHA-384' },
        { value: 'sha1', label: 'SHA-1' },
        { value: 'md5', label: 'MD5' },
      ],
    },
    {
      kind: 'choice',
      name: 'hmacEncoding',
      label: 'Signature Is',
      help: 'How the signature is written.',
      default: 'hex',
      choices: [
        { value: 'hex', label: 'Hexadecimal' },
        { value: 'base64', label: 'Base64' },
        { value: 'base64url', label: 'Base64 for URLs' },
      ],
    },
    {
      kind: 'text',
      name: 'hmacText',
      label: 'Text to Sign',
      help: `What is signed. Known: ${placeholders}.`,
      default: '{timestamp}{method}{path}{body}',
      rows: 3,
      required: true,
    },
    {
      kind: 'text',
      name: 'hmacHeaders',
      label: 'Signature Headers',
      help: 'One header a line; {signature} and all of the above are known.',
      default: 'X-Api-Key: {keyId}\nX-Timestamp: {timestamp}\nX-Signature: {signature}',
      rows: 4,
    },
    {
      kind: 'text',
      name: 'hmacQuery',
      label: 'Signature Parameters',
      help: 'Query parameters, one "name={signature}" a line, for APIs that want the signature there.',
      default: '',
      placeholder: 'signature={signature}',
      rows: 2,
    },
  ],
  sign(request, body, secrets, now) {
    const values = valuesOf(request, body, secrets, now);
    const signature = createHmac(secrets.hmacHash || 'sha256', secretBytes(secrets))
      .update(fillTemplate(secrets.hmacText ?? '', values, 'Text to Sign'))
      .digest(encodingOf(secrets));
    const all = { ...values, signature: () => signature };
    const headers = parseNamedLines(
      fillTemplate(secrets.hmacHeaders ?? '', all, 'Signature Headers'),
      ':',
      'Signature Headers',
    );
    const query = parseNamedLines(
      fillTemplate(secrets.hmacQuery ?? '', all, 'Signature Parameters'),
      '=',
      'Signature Parameters',
    );
    const url = new URL(request.url);
    for (const [name, value] of query) url.searchParams.set(name, value);
    return withHeaders(
      query.length > 0 ? { ...request, url: url.href } : request,
      Object.fromEntries(headers),
    );
  },
};

function valuesOf(
  { method, url }: HttpRequest,
  body: Buffer,
  secrets: Secrets,
  now: number,
): Record<string, () => string> {
  const target = new URL(url);
  const date = new Date(now);
  const nonce = randomBytes(16).toString('hex');
  return {
    method: () => method,
    url: () => target.href,
    path: () => target.pathname,
    query: () => target.search.slice(1),
    sortedQuery: () => target.search.slice(1).split('&').sort().join('&'),
    host: () => target.host,
    body: () => body.toString('utf8'),
    bodyHash: () =>
      createHash(secrets.hmacHash || 'sha256')
        .update(body)
        .digest(encodingOf(secrets)),
    timestamp: () => String(Math.floor(now / 1000)),
    timestampMs: () => String(now),
    isoDate: () => date.toISOString(),
    httpDate: () => date.toUTCString(),
    nonce: () => nonce,
    keyId: () => secrets.hmacKeyId ?? '',
  };
}

function secretBytes({ hmacSecret = '', hmacSecretEncoding }: Secrets): Buffer {
  return Buffer.from(hmacSecret, (hmacSecretEncoding || 'utf8') as BufferEncoding);
}

function encodingOf({ hmacEncoding }: Secrets): 'hex' | 'base64' | 'base64url' {
  return (hmacEncoding || 'hex') as 'hex' | 'base64' | 'base64url';
}
