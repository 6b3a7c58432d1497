import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Access, authSchemes } from '../../lib';
import { credentialTypes, type CredentialTypeName } from './credentialTypes';
import { listOf, nameValues, numberOf, textOf } from './formValues';

/** A stored credential's data as the engine's access; `id` tells credentials apart where limits are shared. */
export function toAccess(type: CredentialTypeName, id: string, data: ICredentialDataDecryptedObject): Access {
  const { scheme } = credentialTypes[type];
  // Settings that were filled in and then folded away again no longer count.
  const more = data.moreSettings === true ? data : {};
  const secrets = authSchemes.get(scheme).fields.map((field) => {
    const { [field.name]: value } = field.showWhen?.moreSettings ? more : data;
    // n8n does not store a field that nobody has touched.
    return [field.name, textOf(value ?? ('default' in field ? field.default : ''))] as const;
  });
  const certificate = textOf(more.caCertificate).trim();
  return {
    credential: { type, id },
    scheme,
    secrets: Object.fromEntries(secrets),
    baseUrl: textOf(data.baseUrl).trim(),
    allowedOrigins: listOf(more.allowedOrigins),
    pace: {
      requestsPerSecond: numberOf(more.requestsPerSecond) || undefined,
      burst: numberOf(more.burst) || undefined,
      maxConcurrency: numberOf(more.maxConcurrency) || undefined,
      minConcurrency: numberOf(more.minConcurrency) || undefined,
    },
    headers: nameValues(more.headers),
    tls: certificate ? { ca: certificate } : undefined,
  };
}
