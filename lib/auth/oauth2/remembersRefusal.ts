import { type ApiError, isApiError } from '../../errors/ApiError';
import type { AuthContext } from '../AuthScheme';

/** A refusal counts this long for all requests: asking again cannot succeed, and may lock the account. */
const refusalMs = 10_000;

interface Refusal {
  readonly error: ApiError;
  readonly until: number;
}

/** Does the work, unless it was refused just now. */
export async function remembersRefusal<Value>(
  { clock, memory }: AuthContext,
  work: () => Promise<Value>,
): Promise<Value> {
  const refusal = memory.get('token refusal') as Refusal | undefined;
  if (refusal && clock.now() < refusal.until) throw refusal.error;
  try {
    return await work();
  } catch (error) {
    if (isApiError(error) && !error.retryable)
      memory.set('token refusal', { error, until: clock.now() + refusalMs } satisfies Refusal);
    throw error;
  }
}
