import type { Secrets } from '../AuthScheme';
import type { Identity } from './Identity';
import { identityFromPem } from './identityFromPem';
import { identityFromPfx } from './identityFromPfx';

/**
 * Certificate and key by the fields in `identityFields`.
 * @throws ApiError INVALID_SETTING that names the field which cannot be right
 */
export async function readIdentity(secrets: Secrets): Promise<Identity> {
  return secrets.certificateFormat === 'pfx' ? identityFromPfx(secrets) : identityFromPem(secrets);
}
