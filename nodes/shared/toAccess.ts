import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Access, authSchemes, readTlsOptions } from '../../lib';
import { allCredentialTypes, type CredentialTypeName } from './credentialTypes';
import { listOf, nameValues, numberOf, textOf } from './formValues';

/**
 * A stored credential's data as the engine's access; `id` tells credentials apart where limits are shared.
 * @throws ApiError INVALID_SETTING when a certificate or its key cannot be read
 */
export async function toAccess(
  type: CredentialTypeName,
  id: string,
  data: ICredentialDataDecryptedObject,
): Promise<Access> {
  const { scheme } = allCredentialTypes[type];
  // Settings that were filled in and then folded away again no longer count.
  const more = data.moreSettings === true ? data : {};
  const secrets = authSchemes.get(scheme).fields.map((field) => {
    const { [field.name]: value } = field.showWhen?.moreSettings ? more : data;
    // n8n does not store a field that nobody has touched.
    return [field.name, textOf(value ?? ('default' in field ? field.default : ''))] as const;
  });
  const values = Object.fromEntries(secrets);
  const ca = textOf(more.caCertificate).trim();
  const tls = { ...(scheme === 'tls' && (await readTlsOptions(values))), ...(ca && { ca }) };
  return {
    credential: { type, id },
    scheme,
    secrets: values,
    baseUrl: textOf(data.baseUrl).trim(),
    allowedOrigins: listOf(more.allowedOrigins),
    pace: {
      requestsPerSecond: numberOf(more.requestsPerSecond) || undefined,
      burst: numberOf(more.burst) || undefined,
      maxConcurrency: numberOf(more.maxConcurrency) || undefined,
      minConcurrency: numberOf(more.minConcurrency) || undefined,
    },
    headers: nameValues(more.headers),
    tls: Object.keys(tls).length > 0 ? tls : undefined,
  };
}
