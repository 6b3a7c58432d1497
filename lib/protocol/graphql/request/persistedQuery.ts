import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../../plan/json';
import type { StateStore } from '../../../ports/StateStore';
import { codeOf } from '../answer/judgeErrors';

/*
 * Automatic persisted queries (apollographql.com/docs/apollo-server/performance/apq): a hash stands for a document that
 * the server has seen before; if it has not, it says so and gets the document along with the hash.
 */

interface Endpoint {
  /** Whether the server takes hashes at all. */
  isSupported: boolean;
  /** Documents by hash: the most that one workflow uses are few. */
  readonly documents: Map<string, string>;
}

const mostDocuments = 200;

export function persistedQueries(state: StateStore, url: string): Endpoint {
  const { origin, pathname } = new URL(url);
  return state.getOrCreate(`graphql persisted ${origin}${pathname}`, () => ({
    isSupported: true,
    documents: new Map(),
  }));
}

/** A request's content with the hash in place of the document. */
export function withHash(content: JsonObject, endpoint: Endpoint): JsonObject {
  const { query, ...rest } = content;
  if (!endpoint.isSupported || typeof query !== 'string') return content;
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  endpoint.documents.set(sha256Hash, query);
  const [oldest] = endpoint.documents.keys();
  if (endpoint.documents.size > mostDocuments) endpoint.documents.delete(oldest!);
  const persistedQuery = { version: 1, sha256Hash };
  return { ...rest, extensions: { ...(rest.extensions as JsonObject | undefined), persistedQuery } };
}

/**
 * The content to send in the stead of one whose answer asks for the document; undefined for other answers. A server
 * that takes no hashes is remembered.
 */
export function withDocument(
  content: JsonObject,
  answer: Readonly<Record<string, unknown>>,
  endpoint: Endpoint,
): JsonObject | undefined {
  const { persistedQuery, ...extensions } = (content.extensions ?? {}) as JsonObject;
  const hash = isObject(persistedQuery) ? persistedQuery.sha256Hash : undefined;
  const query = endpoint.documents.get(String(hash));
  const problem = problemIn(answer);
  if (query === undefined || problem === undefined || typeof content.query === 'string') return undefined;
  if (problem === 'not found') return { ...content, query };
  endpoint.isSupported = false;
  const { extensions: _, ...rest } = content;
  return Object.keys(extensions).length > 0 ? { ...rest, query, extensions } : { ...rest, query };
}

function problemIn({ errors }: Readonly<Record<string, unknown>>): 'not found' | 'not supported' | undefined {
  const words = (Array.isArray(errors) ? (errors as readonly unknown[]) : []).map((error) =>
    `${codeOf(error) ?? ''} ${isObject(error) ? String(error.message) : ''}`
      .replaceAll('_', '')
      .toLowerCase(),
  );
  if (words.some((text) => text.includes('persistedquerynotfound'))) return 'not found';
  return words.some((text) => text.includes('persistedquerynotsupported')) ? 'not supported' : undefined;
}
