import type { Dialect } from '../Dialect';

/** Jira and Confluence say which of their limits was hit. Their quota is one of the hour, so it can be waited for. */
export const atlassian: Dialect = {
  label: 'Jira and Confluence',
  understands:
    '`RateLimit-Reason` (jira-burst-based, jira-per-issue-on-write, jira-quota-global-based, …) of a 429 or 503, with `Retry-After`',
  source: 'developer.atlassian.com/cloud/jira/platform/rate-limiting',
  refusal({ status, headers }) {
    const reason = headers.get('ratelimit-reason');
    if (!reason || (status !== 429 && status !== 503)) return undefined;
    return { bucket: reason, kind: 'rate' };
  },
};
