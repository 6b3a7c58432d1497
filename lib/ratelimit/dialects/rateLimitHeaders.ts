import type { Dialect } from '../Dialect';
import { limitWindow } from '../limitWindow';
import type { Quota } from '../Quota';
import { policyWindow } from '../policyWindow';
import { readCount } from '../readCount';
import { resetTime } from '../serverTime';

const prefixes = ['x-ratelimit-', 'x-rate-limit-', 'ratelimit-'];

/** `X-RateLimit-Limit`, `-Remaining`, `-Reset` and the same without X-, as most APIs send them. */
export const rateLimitHeaders: Dialect = {
  label: 'One limit in three headers',
  understands:
    '`X-RateLimit-Limit`, `-Remaining`, `-Reset` (also `X-Rate-Limit-…`, `RateLimit-…`), `-Reset-After`, `-Reset-Ms`, `-Period`, `-Bucket`, `-Resource`, `-Name`, `-Scope`. A reset may be seconds from now, epoch seconds or milliseconds, a duration or a date; −1 means unknown',
  apis: 'GitHub, GitLab, Okta, Intercom, Calendly (epoch seconds); Datadog, PagerDuty, Zendesk, Terraform (seconds from now); Discord (fractions, bucket and scope); Jira (ISO 8601); Exact Online (epoch milliseconds, a day)',
  source:
    'draft-ietf-httpapi-ratelimit-headers-06; docs.github.com/rest; developer.okta.com/docs/reference/rl-best-practices; docs.datadoghq.com/api/latest/rate-limits; support.pagerduty.com/docs/rest-api-rate-limits',
  read({ headers }, now) {
    const prefix = prefixOf(headers);
    if (prefix === undefined) return [];
    const remaining = readCount(headers.get(`${prefix}remaining`));
    const limit = limitOf(headers, prefix);
    return [
      {
        bucket: nameOf(headers, prefix) ?? 'default',
        scope: headers.get(`${prefix}scope`) ?? undefined,
        limit,
        remaining,
        ...windowOf(headers, prefix, limit),
        resetAt: resetOf(headers, prefix, now),
        source: `${prefix}remaining`,
      },
    ];
  },
};

/** Some send two sets; the one that says when it resets is worth more. */
function prefixOf(headers: Headers): string | undefined {
  const present = prefixes.filter((prefix) => headers.has(`${prefix}remaining`));
  return present.find((prefix) => headers.has(`${prefix}reset`)) ?? present[0];
}

function nameOf(headers: Headers, prefix: string): string | undefined {
  const names = ['bucket', 'resource', 'name'].map((part) => headers.get(`${prefix}${part}`));
  return names.find((name) => name) ?? (isExact(headers) ? 'daily' : undefined);
}

/** No API has a limit of 0: Okta writes it when the limit that is exceeded is another one. */
function limitOf(headers: Headers, prefix: string): number | undefined {
  return readCount(headers.get(`${prefix}limit`) ?? headers.get('x-rate-limit')) || undefined;
}

function resetOf(headers: Headers, prefix: string, now: number): number | undefined {
  return (
    resetTime(headers.get(`${prefix}reset-after`), headers, now) ??
    resetTime(headers.get(`${prefix}reset-ms`), headers, now, 'ms') ??
    resetTime(headers.get(`${prefix}reset`), headers, now)
  );
}

/** From the period that Datadog names, or the draft's policy; `10, 10;w=1` also stands in the limit itself. */
function windowOf(
  headers: Headers,
  prefix: string,
  limit: number | undefined,
): Pick<Quota, 'windowMs' | 'kind'> {
  if (isExact(headers)) return limitWindow(86_400_000);
  const period = readCount(headers.get(`${prefix}period`));
  if (period !== undefined) return limitWindow(period * 1_000);
  const policies = headers.get('ratelimit-policy') ?? headers.get(`${prefix}limit`);
  return limitWindow(limit === undefined ? undefined : policyWindow(policies, limit));
}

/** Exact Online's nameless limit is the one of the day; it sends another one for the minute along with it. */
function isExact(headers: Headers): boolean {
  return headers.has('x-ratelimit-minutely-remaining');
}
