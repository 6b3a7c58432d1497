import { signWithSecret } from '../jwt/assertion';
import type { TokenPart } from '../TokenTerms';
import { clientAssertion, clientClaims } from './clientAssertion';

/** `client_secret_jwt` (OpenID Connect Core, section 9). */
export const clientSecretJwt: TokenPart = {
  label: 'Client Secret JWT',
  help: 'client_secret_jwt; the secret signs and is never sent',
  blamed: 'Client Secret',
  isTimed: true,
  parts: async (terms) => clientAssertion(terms, await signWithSecret(clientClaims(terms), terms)),
};
