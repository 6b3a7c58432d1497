import {
  type IAuthenticate,
  type ICredentialDataDecryptedObject,
  type IHttpRequestOptions,
  UserError,
} from 'n8n-workflow';
import {
  type Access,
  type ApiError,
  authSchemes,
  checkAccess,
  createAuthContext,
  createPlan,
  createRedactor,
  type HttpRequest,
  planDefaults,
  resolveUrl,
  tlsConnectionOptions,
  toApiError,
  type TrustedOrigins,
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
    try {
      return await withCredential(type, data, options);
    } catch (error) {
      throw explained(toApiError(error));
    }
  };
}

async function withCredential(
  type: CredentialTypeName,
  data: ICredentialDataDecryptedObject,
  options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
  const access = await toAccess(type, '', data);
  checkAccess(access);
  const plan = createPlan({ protocol: 'rest', request: { url: options.url } });
  const origins = trustedOrigins(access, plan);
  const base = { baseUrl: options.baseURL || access.baseUrl };
  // As our nodes do it: a base URL may carry parameters that every request needs.
  const url = resolveUrl({ url: options.url ?? '', query: [] }, base, origins);
  const common = Object.fromEntries(access.headers.map(({ name, value }) => [name, value]));
  const before = { ...common, ...(options.headers as Record<string, string> | undefined) };
  const method = (options.method ?? 'GET') as HttpRequest['method'];
  const after = await authenticated({ method, url, headers: before }, access, origins);
  return {
    ...options,
    baseURL: undefined,
    url: after.url,
    headers: { ...after.headers },
    // n8n follows redirects by itself, and would take the secret along.
    allowedDomains: options.allowedDomains ?? hostsOf(origins),
    agentOptions: { ...options.agentOptions, ...tlsConnectionOptions(access.tls) },
  };
}

/** n8n sends the request itself and once only, so a scheme that answers a challenge has to be given one before. */
async function authenticated(
  request: HttpRequest,
  access: Access,
  origins: TrustedOrigins,
): Promise<HttpRequest> {
  const ports = sharedPorts();
  const scheme = authSchemes.get(access.scheme);
  const redactor = createRedactor(scheme.sensitiveValues(access.secrets));
  const { maxResponseBytes: maxBytes, ...deadlines } = planDefaults.limits;
  const send = (own: HttpRequest) => ports.transport.send(own, { deadlines, maxBytes, tls: access.tls });
  // n8n shows whether a request succeeded, and has no place for more.
  const warn = () => undefined;
  const context = createAuthContext(access, ports, { origins, send, warn, conceal: redactor.conceal });
  try {
    const first = await scheme.apply(request, access.secrets, context);
    if (first !== request || !scheme.renew) return first;
    const response = await send(request);
    await scheme.renew(request, response, access.secrets, context);
    return await scheme.apply(request, access.secrets, context);
  } catch (error) {
    throw redactor.error(toApiError(error));
  }
}

/** n8n's connection test shows a code in place of the message where there is one; and nothing else, so the hint goes in. */
function explained(error: ApiError): UserError {
  return new UserError(`${error.message}. ${error.hint}`, { cause: error });
}

function hostsOf({ list }: TrustedOrigins): string {
  return list.map((origin) => new URL(origin).hostname).join(',');
}
