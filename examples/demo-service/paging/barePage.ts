import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';

/** Nothing but an array; the page after the last one is empty. Parameters: page, limit. */
export function barePage(records: readonly unknown[], request: ApiRequest): Answer {
  const page = integerParameter(request, 'page', { initial: 1, min: 1, max: 100_000 });
  const limit = integerParameter(request, 'limit', { initial: 100, min: 1, max: 100 });
  return json(records.slice((page - 1) * limit, page * limit));
}
