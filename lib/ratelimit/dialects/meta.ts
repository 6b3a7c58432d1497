import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';
import type { Quota } from '../Quota';

/** Headers with percentages of what may be used, as JSON. */
const headerNames = [
  'x-app-usage',
  'x-page-usage',
  'x-ad-account-usage',
  'x-business-use-case-usage',
  'x-fb-ads-insights-throttle',
];

/** Facebook, Instagram, WhatsApp: percentages instead of counts, and codes in a 400 or 403. */
export const meta: Dialect = {
  label: 'Meta',
  understands:
    '`X-App-Usage`, `X-Page-Usage`, `X-Ad-Account-Usage`, `X-Business-Use-Case-Usage`, `X-Fb-Ads-Insights-Throttle` (percent used, `reset_time_duration` in seconds, `estimated_time_to_regain_access` in minutes); `error.code` 4, 17, 32, 613 and 80000 to 80014',
  source: 'developers.facebook.com/docs/graph-api/overview/rate-limiting',
  read: ({ headers }, now) =>
    headerNames.flatMap((name) => usages(headers.get(name)).flatMap((usage) => quotaOf(usage, name, now))),
  refusal: (response) => (isThrottled(response) ? { kind: 'rate' } : undefined),
};

/** One object, or lists of objects by the id of a business account. */
function usages(text: string | null): Array<Record<string, unknown>> {
  const value = text === null ? undefined : parse(text);
  if (!isObject(value)) return [];
  const lists = Object.values(value).filter(Array.isArray);
  return lists.length > 0 ? lists.flat().filter(isObject) : [value];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function quotaOf(usage: Record<string, unknown>, name: string, now: number): Quota[] {
  const isShare = (key: string) => /^(call_count|total_(cpu)?time|\w+_util_pct)$/.test(key);
  const shares = Object.entries(usage).flatMap(([key, value]) =>
    isShare(key) && typeof value === 'number' ? [value] : [],
  );
  if (shares.length === 0) return [];
  const remaining = Math.max(0, 100 - Math.max(...shares));
  const wait = waitMs(usage);
  return [
    {
      bucket: typeof usage.type === 'string' ? usage.type : name.replace(/^x-|-(usage|throttle)$/g, ''),
      limit: 100,
      remaining,
      ...(remaining === 0 && wait !== undefined && { resetAt: now + wait }),
      source: name,
      // A percentage of an unknown number.
      confidence: 0.5,
    },
  ];
}

function waitMs(usage: Record<string, unknown>): number | undefined {
  const { estimated_time_to_regain_access: minutes, reset_time_duration: seconds } = usage;
  if (typeof minutes === 'number' && minutes > 0) return minutes * 60_000;
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1_000 : undefined;
}

function isThrottled(response: HttpResponse): boolean {
  const error = response.status < 400 ? undefined : limitObject(response).error;
  if (!isObject(error) || typeof error.fbtrace_id !== 'string') return false;
  const { code } = error;
  return typeof code === 'number' && ([4, 17, 32, 613].includes(code) || (code >= 80_000 && code <= 80_014));
}
