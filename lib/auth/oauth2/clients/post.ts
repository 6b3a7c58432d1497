import type { TokenPart } from '../TokenTerms';

/** `client_secret_post` (RFC 6749, section 2.3.1). */
export const post: TokenPart = {
  label: 'Secret in the Body',
  help: 'client_secret_post',
  blamed: 'Client Secret',
  parts: ({ secrets: { clientId = '', clientSecret = '' } }) => ({
    parameters: { client_id: clientId, client_secret: clientSecret },
  }),
};
