import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';

/** The body says which page it is and how many there are. Parameters: page, per_page. */
export function pageNumberPage(records: readonly unknown[], request: ApiRequest): Answer {
  const page = integerParameter(request, 'page', { initial: 1, min: 1, max: 100_000 });
  const per_page = integerParameter(request, 'per_page', { initial: 50, min: 1, max: 100 });
  const data = records.slice((page - 1) * per_page, page * per_page);
  const total_pages = Math.ceil(records.length / per_page);
  return json({ page, per_page, total_pages, total: records.length, data });
}
