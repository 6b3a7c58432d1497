import type { IdempotencySpec } from '../plan/IdempotencySpec';
import type { RequestSpec } from '../plan/RequestPlan';
import { withValueAt } from '../plan/requestTarget';
import type { BinaryStore } from '../ports/BinaryStore';
import { idempotencyKey } from './idempotencyKey';
import { requestContent } from './requestContent';

/**
 * A copy of the request that carries its key; the request itself when none is wanted.
 *
 * @param content what makes the request the same as another one; by default method, address and body
 */
export async function withIdempotencyKey(
  request: RequestSpec,
  spec: IdempotencySpec | undefined,
  binary: BinaryStore,
  content?: string,
): Promise<RequestSpec> {
  if (!spec) return request;
  const same = content ?? (spec.key === undefined ? await requestContent(request, binary) : '');
  return withValueAt(request, 'header', spec.header, idempotencyKey(spec, same));
}
