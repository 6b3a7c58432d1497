import { isObject, type JsonValue } from '../../plan/json';
import type { RequestSpec } from '../../plan/RequestPlan';
import { withoutValueAt, withValueAt } from '../../plan/requestTarget';
import type { Page, Paginator } from '../Paginator';
import { searchHits } from '../searchHits';

/**
 * The sort values of the last hit ask for what follows, beyond the 10,000 hits that `from` reaches.
 * Elastic's reference, "Paginate search results": search_after, with or without a point in time.
 */
export const searchAfter: Paginator = {
  label: 'Search After',
  help: 'The sort values of the last hit ask for what follows; the search needs a sort (Elasticsearch, OpenSearch).',
  fields: [],
  detect(page) {
    if (lastSort(page) === undefined) return undefined;
    return {
      confidence: 0.9,
      why: 'sent the `sort` of the last hit as `search_after`',
      settings: {},
    };
  },
  first: (request) => ({ request, state: {} }),
  next(page) {
    const hits = searchHits(page.body);
    if (hits === undefined || hits.length === 0) return { done: 'the page has no hits' };
    const sort = lastSort(page);
    if (sort === undefined) {
      return {
        unclear:
          'the hits have no sort values. Add a "sort" to the search, with a field that is unique at its end',
        field: 'Search Body (JSON)',
      };
    }
    return { request: after(page, sort), state: {} };
  },
};

function lastSort({ body }: Page): JsonValue[] | undefined {
  const last = searchHits(body)?.at(-1);
  const sort = isObject(last) ? last.sort : undefined;
  return Array.isArray(sort) && sort.length > 0 ? (sort as JsonValue[]) : undefined;
}

/** search_after lives in the body and does not go with `from`; a point in time may change its id on every page. */
function after({ request, body }: Page, sort: JsonValue[]): RequestSpec {
  const posted: RequestSpec = request.body ? request : { ...request, method: 'POST' };
  const plain = withoutValueAt(withoutValueAt(posted, 'body', 'from'), 'query', 'from');
  const next = withValueAt(plain, 'body', 'search_after', sort);
  const point = isObject(body) ? body.pit_id : undefined;
  return typeof point === 'string' ? withValueAt(next, 'body', 'pit.id', point) : next;
}
