import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';

const size = 100;

/** `pagination.next_page` holds the next page's address, null on the last one. Parameter: after. */
export function nextUrlPage(name: string, records: readonly unknown[], request: ApiRequest): Answer {
  const after = integerParameter(request, 'after', { initial: 0, min: 0, max: records.length });
  const end = after + size;
  const next_page = end < records.length ? `${request.origin}${request.path}?after=${end}` : null;
  return json({ [name]: records.slice(after, end), pagination: { next_page } });
}
