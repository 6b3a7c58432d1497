import type { Dialect } from '../Dialect';
import type { Quota } from '../Quota';
import { readCount } from '../readCount';
import { resetTime } from '../serverTime';

const prefix = 'zendesk-ratelimit-';

/** Zendesk's limits of single endpoints, beside the account's in the usual headers. */
export const zendesk: Dialect = {
  label: 'Zendesk endpoints',
  understands: '`Zendesk-RateLimit-<endpoint>: total=…; remaining=…; resets=…` (seconds from now)',
  source:
    'developer.zendesk.com/documentation/ticketing/using-the-zendesk-api/best-practices-for-avoiding-rate-limiting',
  read: ({ headers }, now) =>
    [...headers].flatMap(([name, value]): Quota[] => {
      const part = (key: string) => new RegExp(`\\b${key}\\s*=\\s*([\\d.]+)`).exec(value)?.[1];
      const remaining = name.startsWith(prefix) ? readCount(part('remaining')) : undefined;
      if (remaining === undefined) return [];
      return [
        {
          bucket: name.slice(prefix.length),
          scope: 'endpoint',
          limit: readCount(part('total')),
          remaining,
          resetAt: resetTime(part('resets'), headers, now),
          source: name,
        },
      ];
    }),
};
