import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { integerParameter } from '../http/parameters';

/** The body echoes offset and limit and has the total. More than 100 at once are never given. */
export function offsetPage(records: readonly unknown[], request: ApiRequest): Answer {
  const offset = integerParameter(request, 'offset', { initial: 0, min: 0, max: 100_000 });
  const asked = integerParameter(request, 'limit', { initial: 100, min: 1, max: 10_000 });
  const limit = Math.min(asked, 100);
  return json({ offset, limit, total: records.length, results: records.slice(offset, offset + limit) });
}
