import { type Answer, json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { readCursor, writeCursor } from './cursor';

const size = 25;

/** As an API that filters after paging: every second page is empty and has a token all the same. */
export function sparsePage(records: readonly unknown[], request: ApiRequest): Answer {
  const step = readCursor(request.query.get('cursor'));
  const start = (step / 2) * size;
  const data = step % 2 === 0 ? records.slice(start, start + size) : [];
  const next_cursor = start + size < records.length ? writeCursor(step + 1) : null;
  return json({ data, next_cursor });
}
