import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';
import { atCursor } from './cursor';

/** `next_cursor` goes back as `cursor`; `has_more` says whether there is another page. Parameters: cursor, limit. */
export function cursorPage(records: readonly unknown[], request: ApiRequest): Answer {
  const limit = integerParameter(request, 'limit', { initial: 25, min: 1, max: 100 });
  const { page, next } = atCursor(records, request.query.get('cursor'), limit);
  return json({ data: page, has_more: next !== null, next_cursor: next });
}
