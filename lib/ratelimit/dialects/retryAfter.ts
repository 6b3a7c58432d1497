import type { Dialect } from '../Dialect';
import { resetTime } from '../serverTime';

/** Retry-After: whole seconds or an HTTP date. */
export const retryAfter: Dialect = {
  label: 'Retry-After',
  source: 'RFC 9110, section 10.2.3',
  read({ headers, status }, now) {
    const value = headers.get('retry-after');
    // On a success or a redirect the header speaks of polling, not of a limit.
    if (value === null || status < 400) return undefined;
    const retryAt = resetTime(value, headers, now);
    return retryAt === undefined ? undefined : { bucket: 'default', retryAt, source: 'Retry-After' };
  },
};
