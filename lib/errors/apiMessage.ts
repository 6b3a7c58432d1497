import { isObject } from '../plan/json';

/**
 * Where APIs put the sentence that explains a failure, most telling first: problem details (RFC 9457), OAuth 2
 * (RFC 6749), GraphQL and JSON:API error lists, and the habits of the rest.
 */
const messageKeys = [
  'detail',
  'error_description',
  'message',
  'Message',
  'errorMessage',
  'error_message',
  'description',
  'reason',
  'title',
  'msg',
  'fault',
  'faultstring',
  'error',
  'errors',
  'Error',
];
const longest = 500;

/** The API's own explanation in a parsed body, or undefined. */
export function apiMessage(body: unknown): string | undefined {
  const found = find(body, 0);
  return found === undefined || found.length <= longest ? found : `${found.slice(0, longest)}…`;
}

function find(value: unknown, depth: number): string | undefined {
  if (depth > 4) return undefined;
  if (typeof value === 'string') return readable(value, depth);
  if (Array.isArray(value)) return joined(value, depth);
  if (!isObject(value)) return undefined;
  for (const key of messageKeys) {
    const message = Object.hasOwn(value, key) ? find(value[key], depth + 1) : undefined;
    if (message !== undefined) return message;
  }
  return fieldMessages(value, depth);
}

function readable(text: string, depth: number): string | undefined {
  const trimmed = text.trim();
  // A bare body counts only when it is a sentence and not a document.
  if (trimmed === '' || (depth === 0 && (trimmed.startsWith('<') || trimmed.length > longest)))
    return undefined;
  return trimmed;
}

function joined(values: readonly unknown[], depth: number): string | undefined {
  const messages = values.slice(0, 3).flatMap((value) => find(value, depth + 1) ?? []);
  return messages.length > 0 ? messages.join('; ') : undefined;
}

/** `{errors: {email: ["is taken"]}}`: one message per field. */
function fieldMessages(value: Record<string, unknown>, depth: number): string | undefined {
  if (depth === 0) return undefined;
  const messages = Object.entries(value).flatMap(([key, part]) => {
    const isList = Array.isArray(part) && part.every((entry) => typeof entry === 'string');
    return isList ? [`${key} ${part.join(', ')}`] : [];
  });
  return messages.length > 0 ? messages.slice(0, 3).join('; ') : undefined;
}
