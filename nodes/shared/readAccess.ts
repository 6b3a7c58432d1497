import {
  getCredentialAllowedDomains,
  type ICredentialDataDecryptedObject,
  type IExecuteFunctions,
  type ILoadOptionsFunctions,
  isDomainAllowed,
} from 'n8n-workflow';
import { type Access, anonymousAccess, ApiError } from '../../lib';
import { certificateType } from './api/credentialSlots';
import { type CredentialTypeName, isCredentialType } from './credentialTypes';
import { hostTokens } from './hostTokens';
import { toAccess } from './toAccess';
import { withCertificate } from './withCertificate';

type CredentialReader = IExecuteFunctions | ILoadOptionsFunctions;

/** The form's fields that say how the API lets someone in. */
export interface AccessChoice {
  /** A credential type, or `none`. */
  readonly authentication: string;
  /** Whether a second credential holds a certificate. */
  readonly clientCertificate: boolean;
}

/** The access that the node's form asks for; read once per execution. */
export async function readAccess(context: CredentialReader, choice: AccessChoice): Promise<Access> {
  const { authentication, clientCertificate } = choice;
  const isAlone = authentication === 'none' || authentication === certificateType;
  if (isAlone)
    return clientCertificate || authentication !== 'none' ? read(context, certificateType) : anonymousAccess;
  if (!isCredentialType(authentication)) {
    throw new ApiError('UNKNOWN_NAME', {
      subject: `Unknown authentication "${authentication}"`,
      field: 'Authentication',
    });
  }
  const access = await read(context, authentication);
  return clientCertificate ? withCertificate(access, await read(context, certificateType)) : access;
}

async function read(context: CredentialReader, type: CredentialTypeName): Promise<Access> {
  const data = await context.getCredentials<ICredentialDataDecryptedObject>(type);
  const node = context.getNode();
  const id = node.credentials?.[type]?.id ?? node.id;
  return {
    ...(await toAccess(type, id, data)),
    tokens: hostTokens(context, type, data),
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
