import type { IAuthenticate, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { ApiError, authSchemes, checkAccess, createPlan, type HttpRequest, trustedOrigins } from '../../lib';
import type { CredentialTypeName } from '../../nodes/shared/credentialTypes';
import { toAccess } from '../../nodes/shared/toAccess';

/**
 * Lets n8n itself use the credential: in its connection test and in its HTTP Request node. The same scheme and
 * the same binding to the base URL as in our nodes.
 */
export function authenticateWith(type: CredentialTypeName): IAuthenticate {
  return async (
    data: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => {
    const access = toAccess(type, '', data);
    checkAccess(access);
    const url = absoluteUrl(options, access.baseUrl ?? '');
    if (!trustedOrigins(access, createPlan({ protocol: 'rest', request: { url } })).includes(url)) {
      throw new ApiError('ORIGIN_NOT_ALLOWED', {
        subject: `This credential is not meant for ${new URL(url).origin}`,
      });
    }
    const common = Object.fromEntries(access.headers.map(({ name, value }) => [name, value]));
    const before = { ...common, ...(options.headers as Record<string, string> | undefined) };
    // A scheme reads no more of the request than this.
    const request: HttpRequest = { method: 'GET', url, headers: before };
    const after = authSchemes.get(access.scheme).apply(request, access.secrets);
    return { ...options, baseURL: undefined, url: after.url, headers: { ...after.headers } };
  };
}

/** Joined as n8n's HTTP client does it. */
function absoluteUrl({ url, baseURL }: IHttpRequestOptions, fallback: string): string {
  if (URL.canParse(url)) return url;
  const base = (baseURL ?? fallback).replace(/\/+$/, '');
  return url ? `${base}/${url.replace(/^\/+/, '')}` : base;
}
