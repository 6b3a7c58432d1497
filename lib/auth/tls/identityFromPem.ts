import { X509Certificate } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import { pemBlocks } from '../../plan/pem';
import type { Secrets } from '../AuthScheme';
import { type Identity, identityOf } from './Identity';
import { readPrivateKey } from './readPrivateKey';

/** The certificate and the key of two PEM texts; both may also stand in the first. */
export function identityFromPem({ certificate = '', privateKey = '', passphrase = '' }: Secrets): Identity {
  const hasBoth = privateKey.trim() === '' && certificate.includes('PRIVATE KEY-----');
  const keyText = hasBoth ? certificate : privateKey;
  return identityOf(readCertificates(certificate), readPrivateKey(keyText, passphrase), 'Private Key');
}

function readCertificates(text: string): X509Certificate[] {
  const blocks = pemBlocks(text).filter(({ label }) => label.endsWith('CERTIFICATE'));
  if (blocks.length === 0) {
    throw unreadable('holds no PEM certificate');
  }
  try {
    return blocks.map(({ pem }) => new X509Certificate(pem));
  } catch {
    throw unreadable('cannot be read: it is damaged or not complete');
  }
}

function unreadable(words: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `"Certificate" of the credential ${words}`,
    field: 'Certificate',
    hint: 'Paste the whole text, from "-----BEGIN CERTIFICATE-----" to the end line. A .pfx or .p12 file belongs into "Certificate As" PFX File; a binary .cer or .der file is converted with "openssl x509 -inform der -in client.cer".',
  });
}
