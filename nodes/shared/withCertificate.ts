import { type Access, ApiError, createPlan, trustedOrigins } from '../../lib';

/**
 * An access whose connections show the certificate of another credential as well.
 * @throws ApiError INVALID_SETTING when that credential is for another server
 */
export function withCertificate(access: Access, certificate: Access): Access {
  const plan = createPlan({ protocol: 'rest', request: { url: '' } });
  if (access.baseUrl && !trustedOrigins(certificate, plan).includes(access.baseUrl)) {
    throw new ApiError('INVALID_SETTING', {
      subject: `The client certificate is for ${certificate.baseUrl || 'no server'}, but the other credential is for ${access.baseUrl}`,
      field: 'Base URL',
      hint: 'Give both credentials the same base URL, or add the server to "Allowed Origins" of the certificate\'s credential (under More Settings).',
    });
  }
  const ca = [access.tls?.ca, certificate.tls?.ca].filter(Boolean).join('\n');
  const rules = [access.isUrlAllowedByHost, certificate.isUrlAllowedByHost].filter(
    (rule) => rule !== undefined,
  );
  return {
    ...access,
    tls: { ...access.tls, ...certificate.tls, ...(ca && { ca }) },
    ...(rules.length > 0 && {
      isUrlAllowedByHost: (url: string) => rules.every((isAllowed) => isAllowed(url)),
    }),
  };
}
