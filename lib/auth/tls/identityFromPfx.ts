import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import type { Secrets } from '../AuthScheme';
import { type Identity, identityOf } from './Identity';

/** The certificate and the key of a PFX file (PKCS #12) in Base64. */
export async function identityFromPfx({ pfx = '', passphrase = '' }: Secrets): Promise<Identity> {
  const der = fileBytes(pfx);
  const { readPfx } = await import('../../vendor/nodeForge');
  const { keys, certificates } = unlessRefused(() => readPfx(der, passphrase));
  if (!keys[0] || certificates.length === 0) {
    const missing = keys[0] ? 'certificate' : 'private key';
    throw wrongFile(
      `holds no ${missing}`,
      'Export the certificate again, together with its private key ("Yes, export the private key").',
    );
  }
  const key = createPrivateKey({ key: keys[0], format: 'der', type: 'pkcs8' });
  const read = certificates.map((certificate) => new X509Certificate(certificate));
  return identityOf(read, key, 'PFX File (Base64)');
}

/** Any PKCS #12 file begins with an ASN.1 sequence. */
function fileBytes(base64: string): Buffer {
  const text = base64.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
  const bytes = Buffer.from(text, 'base64');
  if (/^[\w+/-]+=*$/.test(text) && bytes[0] === 0x30) return bytes;
  throw wrongFile(
    text === '' ? 'is empty' : 'is not a PFX file in Base64',
    'Paste what "base64 -w0 client.pfx" prints: one long line that usually starts with MII.',
  );
}

function unlessRefused<Content>(read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    // Its other messages are about the structure of the file.
    if (!/password|MAC/i.test(String(error))) {
      throw wrongFile(
        'cannot be read: it is damaged or not complete',
        'Copy the whole Base64 text again, without cutting off its end.',
      );
    }
    throw new ApiError('INVALID_SETTING', {
      subject: '"Passphrase" of the credential does not open the PFX file',
      field: 'Passphrase',
      hint: 'Enter the password that was set when the file was exported.',
    });
  }
}

function wrongFile(words: string, hint: string): ApiError {
  const field = 'PFX File (Base64)';
  return new ApiError('INVALID_SETTING', { subject: `"${field}" of the credential ${words}`, field, hint });
}
