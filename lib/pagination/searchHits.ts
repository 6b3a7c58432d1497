import { isObject } from '../plan/json';

/** The hits of an Elasticsearch or OpenSearch answer, whatever the user takes as records; undefined in other answers. */
export function searchHits(body: unknown): readonly unknown[] | undefined {
  const outer = isObject(body) ? body.hits : undefined;
  const hits = isObject(outer) ? outer.hits : undefined;
  return Array.isArray(hits) ? hits : undefined;
}
