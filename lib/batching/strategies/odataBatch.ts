import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject } from '../../plan/json';
import type { BatchStrategy } from '../BatchStrategy';

/** Stands for the number that `compose` gives, so that sizes are not judged too small. */
const anyId = '00000';

/** The JSON batch format of OData 4.01 (section 19), which Microsoft Graph uses as well. */
export const odataBatch: BatchStrategy = {
  label: 'OData $batch',
  help: 'A list of requests, each with method and URL, as one JSON body (Microsoft Graph, OData 4.01).',
  fields: [],
  itemFields: [
    {
      kind: 'choice',
      name: 'method',
      label: 'Method of Each Request',
      help: 'What is done with each item.',
      default: 'POST',
      choices: ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'].map((value) => ({ value, label: value })),
    },
    {
      kind: 'text',
      name: 'url',
      label: 'URL of Each Request',
      help: "Relative to the service's root; an expression makes it the item's own.",
      default: '',
      placeholder: '/users/{{ $json.id }}',
      required: true,
    },
  ],
  element({ value, settings: { method, url } }) {
    if (typeof url !== 'string' || url.trim() === '') {
      throw new ApiError('INVALID_SETTING', {
        subject: '"URL of Each Request" is empty',
        field: 'URL of Each Request',
        hint: 'Fill in the path of the single request, for example /users.',
      });
    }
    const request = { id: anyId, method: String(method ?? 'POST'), url };
    const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
    return hasBody ? { ...request, headers: { 'Content-Type': 'application/json' }, body: value } : request;
  },
  compose: (request, elements) => ({
    ...request,
    method: 'POST',
    body: {
      kind: 'json',
      value: { requests: elements.map((element, at) => ({ ...(element as JsonObject), id: keyAt(at) })) },
    },
  }),
  answer: () => ({ match: 'key', resultsAt: 'responses', resultKey: 'id' }),
  keyAt,
  content: (result) => (isObject(result) ? result.body : result),
};

function keyAt(position: number): string {
  return String(position + 1);
}
