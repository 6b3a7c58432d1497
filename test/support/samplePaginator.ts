import type { Paginator } from '../../lib/pagination/Paginator';

/** A style that no API has: the answer says `again: true` as long as there is more. */
export const sample: Paginator = {
  label: 'Sample Style',
  help: 'Asks again until the answer stops saying "again".',
  fields: [{ kind: 'text', name: 'word', label: 'Word', help: 'Sent as `again`.', default: 'please' }],
  detect: ({ body }) =>
    (body as { again?: boolean }).again
      ? { confidence: 1, why: 'the answer says again', settings: {} }
      : undefined,
  first: (request) => ({ request, state: { page: 1 } }),
  next: ({ body, request }, { page }, { word = 'please' }) =>
    (body as { again?: boolean }).again
      ? {
          request: { ...request, query: [{ name: 'again', value: `${String(word)} ${String(page ?? 1)}` }] },
          state: { page: Number(page ?? 1) + 1 },
        }
      : { done: 'the answer no longer says again' },
};
