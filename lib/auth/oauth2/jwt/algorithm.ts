import type { KeyObject } from 'node:crypto';
import { ApiError } from '../../../errors/ApiError';

const ofCurve: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

/** JWS algorithms (RFC 7518, section 3.1; RFC 8037) that a credential may choose. */
export const rsaAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const;

/**
 * The algorithm for a key: what was chosen, or what fits the key.
 *
 * @throws ApiError INVALID_SETTING when both do not go together
 */
export function algorithmFor(key: KeyObject, chosen: string): string {
  const fitting = fittingFor(key);
  if (fitting.includes(chosen)) return chosen;
  const [first] = fitting;
  if (first !== undefined && (chosen === '' || chosen === 'automatic')) return first;
  throw new ApiError('INVALID_SETTING', {
    subject: `"Private Key" of the credential is a key of type ${key.asymmetricKeyType}, which ${first === undefined ? 'signs no tokens' : `does not sign with ${chosen}`}`,
    field: first === undefined ? 'Private Key' : 'Algorithm',
    hint:
      first === undefined
        ? 'Use an RSA, EC (P-256, P-384, P-521) or Ed25519 key.'
        : `Choose ${fitting.join(', ')} or Automatic as the Algorithm.`,
  });
}

function fittingFor({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] {
  if (asymmetricKeyType === 'rsa') return rsaAlgorithms;
  if (asymmetricKeyType === 'ed25519') return ['EdDSA'];
  const curve = asymmetricKeyType === 'ec' ? ofCurve[asymmetricKeyDetails?.namedCurve ?? ''] : undefined;
  return curve === undefined ? [] : [curve];
}
