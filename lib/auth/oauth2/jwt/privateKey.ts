import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ApiError } from '../../../errors/ApiError';

/**
 * A private key from PEM text (PKCS#8, PKCS#1 or SEC1).
 *
 * @throws ApiError INVALID_SETTING that names the field
 */
export function privateKeyOf(text: string, field: string): KeyObject {
  try {
    return createPrivateKey(restoreLines(text));
  } catch {
    // Its message may quote the key.
    throw new ApiError('INVALID_SETTING', {
      subject: `"${field}" of the credential is not a private key in PEM form${explain(text)}`,
      field,
      hint: `Paste the whole text into "${field}", from "-----BEGIN PRIVATE KEY-----" to the end line.`,
    });
  }
}

/** A password field drops line breaks, and JSON files write them as \n. */
function restoreLines(text: string): string {
  const found = /-----BEGIN ([A-Z ]+)-----([\s\S]*?)-----END \1-----/.exec(text.replaceAll('\\n', '\n'));
  if (!found) return text;
  const content = found[2]!.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${found[1]}-----`, ...content, `-----END ${found[1]}-----`, ''].join('\n');
}

function explain(text: string): string {
  if (/ENCRYPTED/.test(text)) return ': it is encrypted; remove its passphrase first (openssl pkey)';
  if (/BEGIN CERTIFICATE/.test(text)) return ': it is a certificate; the key is in another file';
  if (/BEGIN PUBLIC KEY/.test(text)) return ': it is the public key';
  if (/BEGIN OPENSSH/.test(text)) return ': it is an OpenSSH key (ssh-keygen -p -m PKCS8 converts it)';
  return '';
}
