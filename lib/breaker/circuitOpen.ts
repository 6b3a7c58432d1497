import { ApiError } from '../errors/ApiError';

/** The error for a request that was not sent, with when the API is tried again. */
export function circuitOpen(origin: string, retryAt: number, now: number): ApiError {
  const seconds = Math.ceil((retryAt - now) / 1000);
  const until =
    seconds > 0
      ? `nothing is sent for another ${seconds} s, until ${new Date(retryAt).toISOString()}`
      : 'a few requests are finding out right now whether it works again';
  return new ApiError('CIRCUIT_OPEN', {
    subject: `${origin} has failed most requests of late; ${until}`,
    field: 'Circuit Breaker',
    retryAt,
  });
}
