import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** GitHub's secondary limits: no header may say how long they last. */
export const github: Dialect = {
  label: 'GitHub secondary limits',
  understands:
    '403 or 429 whose `message` speaks of a secondary rate limit or of abuse detection: at least 60 seconds when no time is stated',
  source: 'docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  refusal(response) {
    if (response.status !== 403 && response.status !== 429) return undefined;
    const { message, documentation_url: documentation } = limitObject(response);
    const isGitHub = response.headers.has('x-github-request-id') || /github/i.test(String(documentation));
    if (!isGitHub || !/secondary rate limit|abuse detection/i.test(String(message))) return undefined;
    return { bucket: 'secondary', kind: 'rate', floorMs: 60_000 };
  },
};
