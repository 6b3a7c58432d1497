import { isObject } from '../../plan/json';
import type { RequestSpec } from '../../plan/RequestPlan';
import { readValueAt, valueAt, withValueAt } from '../../plan/requestTarget';
import type { Paginator } from '../Paginator';
import { searchHits } from '../searchHits';

const keepAlive = '1m';
const scrollPath = '/_search/scroll';

/** Elastic's reference, "Scroll API": the first search opens a scroll, a second address reads on in it. */
export const scroll: Paginator = {
  label: 'Scroll',
  help: 'The search opens a scroll that is read page by page (Elasticsearch, OpenSearch).',
  fields: [],
  detect: ({ body }) =>
    scrollId(body) === undefined
      ? undefined
      : { confidence: 0.95, why: 'read on in the scroll `_scroll_id`', settings: {} },
  first(request) {
    const isOpen = readValueAt(request, 'query', 'scroll') !== undefined;
    return { request: isOpen ? request : withValueAt(request, 'query', 'scroll', keepAlive), state: {} };
  },
  next({ body, request }) {
    const id = scrollId(body);
    if (id === undefined) return { done: '`_scroll_id` is empty' };
    // The id comes with every page, the last one included.
    if (searchHits(body)?.length === 0) return { done: 'the page has no hits' };
    return { request: readOn(request, id), state: {} };
  },
};

function scrollId(body: unknown): string | undefined {
  const id = isObject(body) ? body._scroll_id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function readOn(request: RequestSpec, id: string): RequestSpec {
  const lifetime = valueAt(request, 'scroll') ?? keepAlive;
  return {
    method: 'POST',
    url: scrollUrl(request.url),
    query: [],
    headers: request.headers,
    body: { kind: 'json', value: { scroll: lifetime, scroll_id: id } },
  };
}

/** A path is below the base URL already; in a full URL the index is the segment before `_search`. */
function scrollUrl(url: string): string {
  if (!URL.canParse(url)) return scrollPath;
  const { origin, pathname } = new URL(url);
  const prefix = pathname.endsWith(scrollPath)
    ? pathname.slice(0, -scrollPath.length)
    : pathname.replace(/(\/[^/]+)?\/_search\/?$/, '');
  return `${origin}${prefix}${scrollPath}`;
}
