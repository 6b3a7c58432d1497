import type { IAuthenticate, ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import {
  authSchemes,
  checkAccess,
  createPlan,
  type HttpRequest,
  resolveUrl,
  trustedOrigins,
} from '../../lib';
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
    const plan = createPlan({ protocol: 'rest', request: { url: options.url } });
    const base = { baseUrl: options.baseURL || access.baseUrl };
    // As our nodes do it: a base URL may carry parameters that every request needs.
    const url = resolveUrl({ url: options.url ?? '', query: [] }, base, trustedOrigins(access, plan));
    const common = Object.fromEntries(access.headers.map(({ name, value }) => [name, value]));
    const before = { ...common, ...(options.headers as Record<string, string> | undefined) };
    // A scheme reads no more of the request than this.
    const request: HttpRequest = { method: 'GET', url, headers: before };
    const after = authSchemes.get(access.scheme).apply(request, access.secrets);
    return { ...options, baseURL: undefined, url: after.url, headers: { ...after.headers } };
  };
}
