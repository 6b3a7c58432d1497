import type { GrantType } from './GrantType';

/** RFC 6749, section 4.4. */
export const clientCredentials: GrantType = {
  grant: 'client_credentials',
  label: 'Client Credentials',
  help: 'The client itself is let in; what most APIs mean by machine-to-machine or service account.',
  fields: [],
  blamed: 'Client ID',
  parts: () => ({}),
};
