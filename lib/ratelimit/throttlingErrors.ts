import { isObject } from '../plan/json';
import type { HttpResponse } from '../ports/Transport';
import { limitObject } from './limitBody';

/** Codes by which GraphQL APIs refuse a query: Shopify, Linear, GitHub, monday.com, and what others use. */
const throttlingCodes = new Set([
  'THROTTLED',
  'RATELIMITED',
  'RATE_LIMITED',
  'RATE_LIMIT',
  'RATE_LIMIT_EXCEEDED',
  'COMPLEXITY_BUDGET_EXHAUSTED',
]);

/**
 * The GraphQL errors of an answer, if they say that it was refused for its rate. An answer that has data as well was
 * not refused: its errors speak of parts.
 */
export function throttlingErrors(response: HttpResponse): Array<Record<string, unknown>> {
  const { errors, data } = limitObject(response);
  if (!Array.isArray(errors) || hasData(data)) return [];
  return errors.filter(isObject).filter((error) => codesOf(error).some((code) => throttlingCodes.has(code)));
}

function hasData(data: unknown): boolean {
  return isObject(data) ? Object.values(data).some((part) => part !== null) : Array.isArray(data);
}

function codesOf({ type, extensions }: Record<string, unknown>): string[] {
  const inner = isObject(extensions) ? [extensions.code, extensions.type] : [];
  return [type, ...inner].filter((code) => typeof code === 'string');
}
