import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** Slack: a limit for each method and workspace. Most refusals are a 429, some a 200 that says no. */
export const slack: Dialect = {
  label: 'Slack',
  understands: '`{"ok": false, "error": "ratelimited"}` with any status; `Retry-After` counts with it',
  source: 'docs.slack.dev/apis/web-api/rate-limits',
  refusal(response) {
    const { ok, error } = limitObject(response);
    return ok === false && (error === 'ratelimited' || error === 'rate_limited') ? {} : undefined;
  },
};
