import { type ApiError, isApiError } from '../../errors/ApiError';
import type { Cut, SendOptions } from '../../ports/Transport';
import type { Server } from '../connectionErrorMeanings';
import { toConnectionError } from '../connectionErrors';
import { describeDuration } from '../units';

/**
 * How a failure ends a stream that has begun: the time for all of it is a limit, and what came before a broken
 * connection is kept. Undefined when the caller has cancelled: nobody wants any of it.
 */
export function streamCut(
  error: unknown,
  server: Server,
  { signal, deadlines }: Pick<SendOptions, 'signal' | 'deadlines'>,
): Cut | undefined {
  if (signal?.aborted) return undefined;
  const isTimeUp = isApiError(error) && (error as ApiError).code === 'TIMEOUT_TOTAL';
  if (isTimeUp) return { capped: describeDuration(deadlines.totalMs ?? 0) };
  return { failed: toConnectionError(error, server, true) };
}
