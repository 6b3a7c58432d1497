import { isObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** The document of a GraphQL request: a JSON body `{ query, variables }`. */
export function graphQlQuery({ body }: RequestSpec): string | undefined {
  const value = body?.kind === 'json' && isObject(body.value) ? body.value.query : undefined;
  return typeof value === 'string' && value.includes('{') ? value : undefined;
}

/**
 * The variable that a field's argument takes in a document: `$cursor` of `users(first: 50, after: $cursor)`. A single
 * argument of that name in the whole document is taken for the field's.
 */
export function graphQlVariable(query: string, field: string, argument: string): string | undefined {
  const wired = new RegExp(`\\b${argument}\\s*:\\s*\\$(\\w+)`, 'g');
  const call = new RegExp(`\\b${field}\\b(?:\\s*:\\s*\\w+)?\\s*\\(([^()]*)\\)`, 'g');
  for (const [, passed = ''] of query.matchAll(call)) {
    const [match] = passed.matchAll(wired);
    if (match) return match[1];
  }
  const all = [...query.matchAll(wired)];
  return all.length === 1 ? all[0]![1] : undefined;
}
