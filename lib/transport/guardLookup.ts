import type { LookupFunction } from 'node:net';
import { ApiError, isApiError } from '../errors/ApiError';
import { codeOf } from './connectionErrors';
import { meaningOf } from './connectionErrorMeanings';

/** The host's lookup, whose refusals (and no failures of DNS) are marked as EGRESS_BLOCKED. */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      callback(error && (toEgressError(error) as NodeJS.ErrnoException), address, family);
    });
  };
}

/** What an egress filter threw: a name that could not be resolved stays that, all else is a refusal. */
export function toEgressError(error: unknown): unknown {
  if (isApiError(error) || meaningOf(codeOf(error))?.code === 'DNS_FAILURE') return error;
  const subject = error instanceof Error && error.message !== '' ? error.message : undefined;
  return new ApiError('EGRESS_BLOCKED', { subject }, error);
}
