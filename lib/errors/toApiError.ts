import { ApiError, isApiError } from './ApiError';

/**
 * Any thrown value as an ApiError; what is not one yet becomes UNEXPECTED, or after an abort its reason where that
 * is an ApiError, else CANCELLED.
 */
export function toApiError(error: unknown, signal?: AbortSignal): ApiError {
  if (isApiError(error)) return error;
  if (signal?.aborted && isApiError(signal.reason)) return signal.reason;
  if (signal?.aborted) return new ApiError('CANCELLED', {}, error);
  const subject = error instanceof Error ? error.message : String(error);
  return new ApiError('UNEXPECTED', { subject: `Something unexpected went wrong: ${subject}` }, error);
}
