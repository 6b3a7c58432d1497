import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** Discord: its buckets and fractional times are in the usual headers; the global limit and the body are not. */
export const discord: Dialect = {
  label: 'Discord',
  understands:
    '`X-RateLimit-Global`, `X-RateLimit-Scope`; `retry_after` (seconds, with fractions) and `global` in the body of a 429',
  source: 'docs.discord.com/developers/topics/rate-limits',
  read(response, now) {
    if (response.status !== 429) return [];
    const { retry_after: seconds, global, message } = limitObject(response);
    const isDiscord = typeof global === 'boolean' && typeof message === 'string';
    if (!isDiscord || typeof seconds !== 'number' || seconds < 0) return [];
    return [{ bucket: 'default', retryAt: now + seconds * 1_000, source: 'retry_after' }];
  },
  refusal({ status, headers }) {
    const isGlobal =
      headers.get('x-ratelimit-global') === 'true' || headers.get('x-ratelimit-scope') === 'global';
    return status === 429 && isGlobal ? { bucket: 'global' } : undefined;
  },
};
