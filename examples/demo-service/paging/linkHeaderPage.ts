import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';

/** A bare array; the header `Link` names the other pages (RFC 8288). Parameters: page, per_page. */
export function linkHeaderPage(records: readonly unknown[], request: ApiRequest, size: number): Answer {
  const page = integerParameter(request, 'page', { initial: 1, min: 1, max: 100_000 });
  const perPage = integerParameter(request, 'per_page', { initial: size, min: 1, max: 100 });
  const pages = Math.max(1, Math.ceil(records.length / perPage));
  const targets = [
    ['first', 1],
    ['prev', page - 1],
    ['next', page + 1],
    ['last', pages],
  ] as const;
  const links = targets
    .filter(([, target]) => target >= 1 && target <= pages && target !== page)
    .map(([relation, target]) => `<${pageUrl(request, target)}>; rel="${relation}"`);
  const body = records.slice((page - 1) * perPage, page * perPage);
  return json(body, { headers: links.length > 0 ? { link: links.join(', ') } : {} });
}

/** The request's own address for another page. A key in the query is not repeated: links end up in logs. */
function pageUrl({ origin, path, query }: ApiRequest, page: number): string {
  const parameters = new URLSearchParams(query);
  parameters.delete('api_key');
  parameters.set('page', String(page));
  return `${origin}${path}?${parameters.toString()}`;
}
