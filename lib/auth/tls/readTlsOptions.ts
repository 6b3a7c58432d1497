import type { TlsOptions } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';
import { readIdentity } from './readIdentity';

/**
 * The connection's options by the fields of the TLS scheme.
 * @throws ApiError INVALID_SETTING that names the field which cannot be right
 */
export async function readTlsOptions(secrets: Secrets): Promise<TlsOptions> {
  const serverName = secrets.serverName?.trim();
  return {
    ...(await readIdentity(secrets)),
    ...(serverName && { serverName }),
    ...(secrets.minTlsVersion === 'TLSv1.3' && { minVersion: 'TLSv1.3' as const }),
  };
}
