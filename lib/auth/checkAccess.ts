import { ApiError } from '../errors/ApiError';
import type { Access } from '../plan/Access';
import type { Field } from '../plan/Field';
import { originOf } from '../plan/originOf';
import { authSchemes } from './authSchemes';

/** Throws what is wrong with a credential before anything is sent. */
export function checkAccess(access: Access): void {
  const scheme = authSchemes.get(access.scheme);
  if (access.scheme !== 'none' && !access.baseUrl?.trim())
    throw new ApiError('BASE_URL_MISSING', { field: 'Base URL' });
  for (const field of scheme.fields) {
    if (field.required && isShown(field, access.secrets) && !access.secrets[field.name]?.trim()) {
      throw new ApiError('INVALID_SETTING', {
        subject: `"${field.label}" of the credential is empty`,
        field: field.label,
        hint: `Open the credential and fill in "${field.label}".`,
      });
    }
  }
  if (access.baseUrl) originOf(access.baseUrl, 'Base URL');
  for (const origin of access.allowedOrigins) originOf(origin, 'Allowed Origins');
}

/** Whether the form shows the field: what another choice needs is not asked for. */
function isShown({ showWhen = {} }: Field, secrets: Access['secrets']): boolean {
  return Object.entries(showWhen).every(([name, values]) => values.includes(secrets[name] ?? ''));
}
