import { isObject } from '../../plan/json';
import type { Dialect } from '../Dialect';
import { resetTime } from '../serverTime';

/** Microsoft Graph warns from 80 percent on. */
export const microsoftGraph: Dialect = {
  label: 'Microsoft Graph',
  understands:
    '`X-Ms-Throttle-Limit-Percentage` (0.8 to 1.8), `X-Ms-Throttle-Scope`; `Retry-After`. Requests sent before it has passed count as well',
  source: 'learn.microsoft.com/graph/throttling, …/throttling-limits',
  read({ headers }) {
    const share = Number.parseFloat(headers.get('x-ms-throttle-limit-percentage') ?? '');
    if (!(share >= 0)) return [];
    return [
      {
        bucket: 'throttle-limit',
        // "Tenant_Application/ReadWrite/<ids>": only what shares the limit, not who.
        scope: headers.get('x-ms-throttle-scope')?.split('/')[0],
        limit: 100,
        remaining: Math.max(0, Math.round(100 - 100 * share)),
        source: 'x-ms-throttle-limit-percentage',
        // A percentage of an unknown number.
        confidence: 0.5,
      },
    ];
  },
};

/** One request of a batch that was refused for its rate, though the batch as a whole succeeded. */
export interface InnerThrottle {
  readonly id: string;
  /** Epoch milliseconds by the local clock; undefined when the server did not say. */
  readonly retryAt?: number;
}

/**
 * The requests of a JSON `$batch` answer (`{responses: [{id, status, headers}]}`) that came back as 429, to be sent
 * again after the latest of their times. `headers` are those of the whole answer, for its Date; `now` in epoch
 * milliseconds. Source: learn.microsoft.com/graph/throttling, "Throttling and batching".
 */
export function innerThrottles(body: unknown, headers: Headers, now: number): InnerThrottle[] {
  const responses = isObject(body) && Array.isArray(body.responses) ? body.responses : [];
  return responses.filter(isObject).flatMap(({ id, status, headers: inner }) => {
    if (status !== 429) return [];
    const [, wait] =
      Object.entries(isObject(inner) ? inner : {}).find(([name]) => /^retry-after$/i.test(name)) ?? [];
    return {
      id: String(id),
      retryAt: resetTime(wait === undefined ? undefined : String(wait), headers, now),
    };
  });
}
