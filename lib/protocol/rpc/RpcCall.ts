import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import type { RequestSpec } from '../../plan/RequestPlan';

/**
 * One call of a method, as the body of a plan's request holds it; a list of them is a batch. Protocols put their own
 * envelope around it, so that paginators find `params.offset` at the same place in all of them.
 */
export interface RpcCall {
  readonly method: string;
  /** By name, by position, or none at all. */
  readonly params?: JsonObject | readonly JsonValue[];
}

/** What a request calls. A batch stays one when it has a single call in it. */
export function callsIn({ body }: RequestSpec): { calls: readonly RpcCall[]; isBatch: boolean } {
  const value = body?.kind === 'json' ? body.value : undefined;
  const isBatch = Array.isArray(value);
  return { calls: (isBatch ? value : [value]).map(asCall), isBatch };
}

function asCall(value: unknown): RpcCall {
  const method = isObject(value) ? value.method : undefined;
  if (typeof method === 'string' && method.trim() !== '') return value as unknown as RpcCall;
  throw new ApiError('INVALID_SETTING', {
    subject: '"Method" is empty',
    field: 'Method',
    hint: 'Choose a method from the list, or type its name.',
  });
}
