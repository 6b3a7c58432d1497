import { ApiError } from '../errors/ApiError';
import type { Access } from '../plan/Access';

/** Throws where the host forbids that the credential is used for an address. */
export function checkHostRule({ isUrlAllowedByHost }: Access, url: string): void {
  if (isUrlAllowedByHost?.(url) !== false) return;
  throw new ApiError('DOMAIN_NOT_ALLOWED', {
    subject: `The credential's "Allowed HTTP Request Domains" do not include ${new URL(url).hostname}`,
    field: 'Allowed Domains',
  });
}
