import {
  getCredentialAllowedDomains,
  type ICredentialDataDecryptedObject,
  type IExecuteFunctions,
  type ILoadOptionsFunctions,
  isDomainAllowed,
} from 'n8n-workflow';
import { type Access, anonymousAccess, ApiError } from '../../lib';
import { isCredentialType } from './credentialTypes';
import { hostTokens } from './hostTokens';
import { toAccess } from './toAccess';

type CredentialReader = IExecuteFunctions | ILoadOptionsFunctions;

/** The access that the node's Authentication field names; read once per execution. */
export async function readAccess(context: CredentialReader, authentication: string): Promise<Access> {
  if (authentication === 'none') return anonymousAccess;
  if (!isCredentialType(authentication)) {
    throw new ApiError('UNKNOWN_NAME', {
      subject: `Unknown authentication "${authentication}"`,
      field: 'Authentication',
    });
  }
  const data = await context.getCredentials<ICredentialDataDecryptedObject>(authentication);
  const node = context.getNode();
  const id = node.credentials?.[authentication]?.id ?? node.id;
  return {
    ...toAccess(authentication, id, data),
    tokens: hostTokens(context, authentication, data),
    isUrlAllowedByHost: hostRule(context, data),
  };
}

/** n8n adds "Allowed HTTP Request Domains" to every credential, but leaves it to programmatic nodes to keep to it. */
function hostRule(
  context: CredentialReader,
  credentialData: ICredentialDataDecryptedObject,
): Access['isUrlAllowedByHost'] {
  // Older hosts have no such rule.
  if (typeof getCredentialAllowedDomains !== 'function') return undefined;
  const allowedDomains = getCredentialAllowedDomains({
    node: context.getNode(),
    credentialData,
    surface: 'API Integration',
    // The base URL is the credential's own: "None" in that field speaks of other nodes.
    credentialOwnedSurface: true,
  });
  return allowedDomains === undefined ? undefined : (url) => isDomainAllowed({ url, allowedDomains });
}
