import { isObject } from '../../../plan/json';
import type { HttpRequest } from '../../../ports/Transport';
import type { RootKind } from '../schema/SchemaModel';
import type { GraphQlReply } from './GraphQlReply';
import { mergedCount } from './mergeOperations';

/** Whether a request was a batch, and in which form. */
export interface SentBatch {
  readonly form: 'array' | 'aliases';
  readonly count: number;
}

/** What a request says about itself; undefined for a single operation. */
export function sentBatch({ body }: HttpRequest): SentBatch | undefined {
  const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
  if (Array.isArray(sent)) return { form: 'array', count: sent.length };
  const query = isObject(sent) && typeof sent.query === 'string' ? sent.query : '';
  const count = mergedCount(query);
  return count === undefined ? undefined : { form: 'aliases', count };
}

/** An answer that says that nothing was run: errors, and no data at all (GraphQL specification, section 7.1.2). */
export function isRequestError(body: unknown): boolean {
  return isObject(body) && Array.isArray(body.errors) && body.errors.length > 0 && !('data' in body);
}

/** The answer to a batch, told apart by operation. */
export function decodeBatch(
  body: unknown,
  sent: SentBatch | undefined,
  kind: RootKind,
): readonly GraphQlReply[] {
  if (Array.isArray(body)) {
    return body.map((each, at) => ({ id: String(at + 1), body: isObject(each) ? each : {} }));
  }
  if (!isObject(body)) return [];
  if (!sent) return [{ id: '1', body }];
  // A read that failed took the others along; reading them again does no harm.
  const isLostRead = kind === 'query' && sent.form === 'aliases' && !isObject(body.data);
  if (isRequestError(body) || isLostRead) {
    const what = sent.form === 'array' ? { isFormNotTaken: true as const } : { isRefused: true as const };
    return Array.from({ length: sent.count }, (_, at) => ({ id: String(at + 1), ...what }));
  }
  return byAlias(body);
}

/** Fields and errors under their own names again. What the answer does not mention stays unknown. */
function byAlias({ data, errors }: Record<string, unknown>): GraphQlReply[] {
  const replies = new Map<string, { data: Record<string, unknown> | null; errors: unknown[] }>();
  const replyOf = (id: string) => {
    const known = replies.get(id) ?? { data: null, errors: [] };
    replies.set(id, known);
    return known;
  };
  for (const [key, value] of Object.entries(isObject(data) ? data : {})) {
    const [, id, name] = split(key);
    const reply = replyOf(id);
    reply.data = { ...reply.data, [name]: value };
  }
  for (const error of Array.isArray(errors) ? (errors as readonly unknown[]) : []) {
    const path = isObject(error) && Array.isArray(error.path) ? (error.path as unknown[]) : [];
    const [, id, name] = split(String(path[0] ?? ''));
    if (id !== '') replyOf(id).errors.push({ ...(error as object), path: [name, ...path.slice(1)] });
  }
  return [...replies].map(([id, reply]) => ({
    id,
    body: reply.errors.length > 0 ? reply : { data: reply.data },
  }));
}

function split(key: string): readonly [string, string, string] {
  const match = /^i(\d+)_(.*)$/.exec(key);
  return match ? [match[0], match[1]!, match[2]!] : [key, '', key];
}
