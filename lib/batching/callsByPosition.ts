import type { JsonValue } from '../plan/json';
import type { BatchStrategy } from './BatchStrategy';

/**
 * Calls of a protocol that makes one request of several itself and brings the results under their positions. One call
 * alone is sent as such.
 */
export const callsByPosition = {
  fields: [],
  itemFields: [],
  element: ({ value }) => value,
  compose: (request, elements) => ({
    ...request,
    body: { kind: 'json', value: elements.length === 1 ? elements[0]! : ([...elements] as JsonValue) },
  }),
  answer: () => ({ match: 'key', resultKey: 'id' }),
  keyAt: (position) => String(position + 1),
} as const satisfies Partial<BatchStrategy>;
