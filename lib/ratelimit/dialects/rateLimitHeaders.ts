import type { Dialect } from '../Dialect';
import { resetTime } from '../serverTime';

const prefixes = ['x-ratelimit-', 'x-rate-limit-', 'ratelimit-'];

/** `X-RateLimit-Limit`, `-Remaining`, `-Reset` and the same without X-, as most APIs send them. */
export const rateLimitHeaders: Dialect = {
  label: 'RateLimit-Limit, -Remaining, -Reset',
  source: 'draft-ietf-httpapi-ratelimit-headers-06, and the X- headers that it describes',
  read({ headers }, now) {
    const prefix = prefixes.find((candidate) => headers.has(`${candidate}remaining`));
    if (prefix === undefined) return undefined;
    const reset = headers.get(`${prefix}reset`);
    return {
      bucket: headers.get(`${prefix}bucket`) ?? headers.get(`${prefix}resource`) ?? 'default',
      limit: count(headers.get(`${prefix}limit`)),
      remaining: count(headers.get(`${prefix}remaining`)),
      resetAt: reset === null ? undefined : resetTime(reset, headers, now),
      source: `${prefix}remaining`,
    };
  },
};

/** The first number: draft 06 allows `100, 100;w=60` in the limit. */
function count(text: string | null): number | undefined {
  const value = Number.parseFloat(text ?? '');
  return Number.isNaN(value) ? undefined : value;
}
