import type { ApiRequest } from './ApiRequest';
import { Problem } from './problem';

/** A whole number of the query. */
export function integerParameter(
  { query }: Pick<ApiRequest, 'query'>,
  name: string,
  { initial, min, max }: { initial: number; min: number; max: number },
): number {
  const value = query.get(name);
  if (value === null) return initial;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new Problem(400, 'Bad Request', `"${name}" must be a whole number from ${min} to ${max}.`);
}

/** The body as a JSON object. */
export function jsonBody({ body }: Pick<ApiRequest, 'body'>): Record<string, unknown> {
  const value = parse(body.toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Problem(400, 'Bad Request', 'The body must be a JSON object.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'Bad Request', 'The body is not valid JSON.');
  }
}
