import type { HttpResponse } from '../../ports/Transport';
import type { Dialect, Refusal } from '../Dialect';
import { limitObject } from '../limitBody';
import { limitWindow } from '../limitWindow';
import type { Quota } from '../Quota';
import { readCount } from '../readCount';

const prefix = 'x-hubspot-ratelimit-';

/** HubSpot: a rolling interval, and the account's day, which ends at midnight in its own time zone. */
export const hubspot: Dialect = {
  label: 'HubSpot',
  understands:
    '`X-HubSpot-RateLimit-Max`, `-Remaining`, `-Interval-Milliseconds`; `-Daily`, `-Daily-Remaining`; `policyName` in the body: DAILY is not tried again now',
  source: 'developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines',
  read({ headers }, now) {
    const count = (name: string) => readCount(headers.get(`${prefix}${name}`));
    const interval = count('interval-milliseconds');
    return [
      ...quota('interval', count('max'), count('remaining'), interval, now),
      ...quota('daily', count('daily'), count('daily-remaining'), 86_400_000),
    ];
  },
  refusal: (response) => (response.status === 429 ? policyOf(response) : undefined),
};

/** The interval rolls: at its end at the latest there is room again. `now` is undefined where no end is known. */
function quota(
  bucket: string,
  limit: number | undefined,
  remaining: number | undefined,
  windowMs: number | undefined,
  now?: number,
): Quota[] {
  if (remaining === undefined) return [];
  const isKnown = remaining === 0 && now !== undefined && windowMs !== undefined;
  return [
    {
      bucket,
      limit,
      remaining,
      ...limitWindow(windowMs),
      ...(isKnown && { resetAt: now + windowMs }),
      source: `${prefix}${bucket}`,
    },
  ];
}

function policyOf(response: HttpResponse): Refusal | undefined {
  const { policyName, errorType, category } = limitObject(response);
  const isHubSpot = errorType === 'RATE_LIMIT' || category === 'RATE_LIMITS';
  if (!isHubSpot || typeof policyName !== 'string') return undefined;
  return policyName.toUpperCase() === 'DAILY'
    ? { bucket: 'daily', kind: 'quota' }
    : { bucket: policyName.toLowerCase(), kind: 'rate' };
}
