import type { Dialect } from '../Dialect';
import { limitWindow } from '../limitWindow';
import { policyWindow } from '../policyWindow';
import { resetTime } from '../serverTime';
import { structuredFields } from '../structuredFields';

/** `RateLimit: limit=100, remaining=50, reset=30`, `RateLimit-Policy: 100;w=60`. */
export const rateLimitDictionary: Dialect = {
  label: 'RateLimit as a dictionary',
  understands: '`RateLimit: limit=…, remaining=…, reset=…`, `RateLimit-Policy: 100;w=60`',
  apis: 'servers that follow draft 07, such as express-rate-limit',
  source: 'draft-ietf-httpapi-ratelimit-headers-07',
  read({ headers }, now) {
    const text = headers.get('ratelimit');
    if (!text) return [];
    const field = structuredFields().parseDictionary(text);
    const number = (key: string) => {
      const [value] = field?.get(key) ?? [];
      return typeof value === 'number' && value >= 0 ? value : undefined;
    };
    const remaining = number('remaining');
    if (remaining === undefined) return [];
    const limit = number('limit');
    const window = limit === undefined ? undefined : policyWindow(headers.get('ratelimit-policy'), limit);
    return [
      {
        bucket: 'default',
        limit,
        remaining,
        ...limitWindow(window),
        resetAt: resetTime(number('reset')?.toString(), headers, now),
        source: 'RateLimit',
      },
    ];
  },
};
