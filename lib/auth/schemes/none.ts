import type { AuthScheme } from '../AuthScheme';

export const none: AuthScheme = {
  label: 'None',
  help: 'The API is open to everyone.',
  fields: [],
  apply: (request) => request,
  sensitiveValues: () => [],
};
