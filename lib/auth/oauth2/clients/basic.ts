import type { TokenPart } from '../TokenTerms';

/** `client_secret_basic` (RFC 6749, section 2.3.1). */
export const basic: TokenPart = {
  label: 'Secret in the Header',
  help: 'client_secret_basic; what most servers take',
  blamed: 'Client Secret',
  async parts({ secrets: { clientId = '', clientSecret = '' }, conceal }) {
    const { clientAuthorization } = await import('../../../vendor/simpleOAuth2');
    const authorization = clientAuthorization(clientId, clientSecret);
    conceal(authorization.slice('Basic '.length));
    return { headers: { authorization } };
  },
};
