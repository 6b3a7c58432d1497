import { signAssertion } from '../jwt/assertion';
import type { TokenPart } from '../TokenTerms';
import { clientAssertion, clientClaims } from './clientAssertion';

/** `private_key_jwt` (RFC 7523, section 2.2; OpenID Connect Core, section 9). */
export const privateKeyJwt: TokenPart = {
  label: 'Private Key JWT',
  help: 'private_key_jwt; the server knows your public key',
  blamed: 'Private Key',
  isTimed: true,
  parts: async (terms) => clientAssertion(terms, await signAssertion(clientClaims(terms), terms)),
};
