import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ApiError } from '../../../errors/ApiError';
import { pemBlocks } from '../../../plan/pem';

/**
 * A private key from PEM text (PKCS#8, PKCS#1 or SEC1).
 *
 * @throws ApiError INVALID_SETTING that names the field
 */
export function privateKeyOf(text: string, field: string): KeyObject {
  try {
    return createPrivateKey(pemBlocks(text)[0]?.pem ?? '');
  } catch {
    // Its message may quote the key.
    throw new ApiError('INVALID_SETTING', {
      subject: `"${field}" of the credential is not a private key in PEM form${explain(text)}`,
      field,
      hint: `Paste the whole text into "${field}", from "-----BEGIN PRIVATE KEY-----" to the end line.`,
    });
  }
}

function explain(text: string): string {
  if (/ENCRYPTED/.test(text)) return ': it is encrypted; remove its passphrase first (openssl pkey)';
  if (/BEGIN CERTIFICATE/.test(text)) return ': it is a certificate; the key is in another file';
  if (/BEGIN PUBLIC KEY/.test(text)) return ': it is the public key';
  if (/BEGIN OPENSSH/.test(text)) return ': it is an OpenSSH key (ssh-keygen -p -m PKCS8 converts it)';
  return '';
}
