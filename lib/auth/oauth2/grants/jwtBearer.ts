import { signAssertion } from '../jwt/assertion';
import type { GrantType } from './GrantType';

/** RFC 7523, section 2.1. */
export const jwtBearer: GrantType = {
  grant: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  label: 'JWT Bearer',
  help: 'A token that you sign with a private key is exchanged for an access token: Google service accounts, Salesforce, DocuSign.',
  fields: [
    {
      kind: 'text',
      name: 'jwtSubject',
      label: 'Subject',
      help: 'The user to act for. Empty: the client itself.',
      default: '',
      placeholder: 'ada@example.com',
    },
  ],
  blamed: 'Private Key',
  isTimed: true,
  async parts(terms) {
    const { clientId = '', jwtSubject, scope } = terms.secrets;
    // Google reads the scope in the assertion, others beside it.
    const claims = { iss: clientId, sub: jwtSubject?.trim() || clientId, ...(scope?.trim() && { scope }) };
    return { parameters: { assertion: await signAssertion(claims, terms) } };
  },
};
