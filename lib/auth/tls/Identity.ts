import type { KeyObject, X509Certificate } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import type { TlsOptions } from '../../ports/Transport';

/** A certificate with those in between, and its private key; PEM without a passphrase. */
export type Identity = Required<Pick<TlsOptions, 'cert' | 'key'>>;

/**
 * Puts the certificate that belongs to the key first, as TLS wants it.
 * @param field Where the key was entered.
 * @throws ApiError INVALID_SETTING when the key belongs to none of the certificates
 */
export function identityOf(
  certificates: readonly X509Certificate[],
  key: KeyObject,
  field: string,
): Identity {
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own) {
    const names = certificates.map(({ subject }) => subject.replaceAll('\n', ', ')).join('; ');
    throw new ApiError('INVALID_SETTING', {
      subject: `The private key of the credential does not belong to its certificate (${names.slice(0, 200)})`,
      field,
      hint: 'Enter the key from which the certificate was requested. A renewed certificate often comes with a new key.',
    });
  }
  const chain = [own, ...certificates.filter((certificate) => certificate !== own)];
  return { cert: chain.join(''), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
