import type { Paginator } from '../Paginator';

export const none: Paginator = {
  label: 'None',
  help: 'Read one page only.',
  fields: [],
  detect: () => undefined,
  first: (request) => ({ request, state: {} }),
  next: () => ({ done: 'one page was asked for' }),
};
