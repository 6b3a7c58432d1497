import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import { pemBlocks } from '../../plan/pem';

/**
 * The private key of a PEM text. No cause is kept: messages of crypto libraries may quote the key.
 * @throws ApiError INVALID_SETTING that says what the text is instead, or that the passphrase does not open it
 */
export function readPrivateKey(text: string, passphrase: string, field = 'Private Key'): KeyObject {
  const blocks = pemBlocks(text);
  const found = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (!found) throw notAKey(field, insteadOf(text, blocks[0]?.label));
  try {
    return createPrivateKey({ key: found.pem, passphrase });
  } catch {
    if (found.pem.includes('ENCRYPTED')) throw notOpened(field, passphrase);
    const isOpenSsh = found.label === 'OPENSSH PRIVATE KEY';
    throw notAKey(field, isOpenSsh ? 'is in the format of OpenSSH' : 'is damaged or not complete');
  }
}

function insteadOf(text: string, label: string | undefined): string {
  if (label === 'PUBLIC KEY') return 'is a public key';
  if (label?.endsWith('CERTIFICATE')) return 'is a certificate, not a key';
  return text.trim() === '' ? 'is empty' : 'is not in PEM format';
}

function notOpened(field: string, passphrase: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject:
      passphrase === ''
        ? `"${field}" of the credential is encrypted, and "Passphrase" is empty`
        : `"Passphrase" of the credential does not open "${field}"`,
    field: 'Passphrase',
    hint: 'Enter the passphrase with which the key was encrypted. Capital letters and spaces count.',
  });
}

function notAKey(field: string, words: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `"${field}" of the credential ${words}`,
    field,
    hint: 'Paste the whole PEM text, from "-----BEGIN PRIVATE KEY-----" (or RSA or EC PRIVATE KEY) to the end line. A binary .key or .der file is converted with "openssl pkey -inform der -in client.key".',
  });
}
