import type { TlsOptions } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';
import { identityFromPem } from './identityFromPem';
import { identityFromPfx } from './identityFromPfx';

/**
 * The connection's options by the fields of the TLS scheme.
 * @throws ApiError INVALID_SETTING that names the field which cannot be right
 */
export async function readTlsOptions(secrets: Secrets): Promise<TlsOptions> {
  const identity =
    secrets.certificateFormat === 'pfx' ? await identityFromPfx(secrets) : identityFromPem(secrets);
  const serverName = secrets.serverName?.trim();
  return {
    ...identity,
    ...(serverName && { serverName }),
    ...(secrets.minTlsVersion === 'TLSv1.3' && { minVersion: 'TLSv1.3' as const }),
  };
}
