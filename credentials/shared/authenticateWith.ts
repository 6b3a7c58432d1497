import type { IAuthenticate, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  authSchemes,
  checkAccess,
  createAuthContext,
  createPlan,
  type HttpRequest,
  planDefaults,
  trustedOrigins,
} from '../../lib';
import type { CredentialTypeName } from '../../nodes/shared/credentialTypes';
import { sharedPorts } from '../../nodes/shared/sharedEngine';
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
    const method = (options.method ?? 'GET') as HttpRequest['method'];
    const after = await authenticated({ method, url, headers: before }, access);
    return { ...options, baseURL: undefined, url: after.url, headers: { ...after.headers } };
  };
}

/** n8n sends the request itself and once only, so a scheme that answers a challenge has to be given one before. */
async function authenticated(request: HttpRequest, access: Access): Promise<HttpRequest> {
  const scheme = authSchemes.get(access.scheme);
  const context = createAuthContext(access, sharedPorts());
  const first = await scheme.apply(request, access.secrets, context);
  if (first !== request || !scheme.renew) return first;
  const { maxResponseBytes: maxBytes, ...deadlines } = planDefaults.limits;
  const response = await sharedPorts().transport.send(request, { deadlines, maxBytes, tls: access.tls });
  await scheme.renew(request, response, access.secrets, context);
  return await scheme.apply(request, access.secrets, context);
}

/** Joined as n8n's HTTP client does it. */
function absoluteUrl({ url, baseURL }: IHttpRequestOptions, fallback: string): string {
  if (URL.canParse(url)) return url;
  const base = (baseURL ?? fallback).replace(/\/+$/, '');
  return url ? `${base}/${url.replace(/^\/+/, '')}` : base;
}
