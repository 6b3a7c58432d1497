import type { Dialect } from '../Dialect';
import { resetTime } from '../serverTime';

/** Contentful's name for Retry-After; its limits themselves are in named headers. */
export const contentful: Dialect = {
  label: 'Contentful',
  understands: '`X-Contentful-RateLimit-Reset` of a 429: seconds until the next request may be made',
  source: 'contentful.com/developers/docs/references/content-delivery-api/overview, "API rate limits"',
  read({ status, headers }, now) {
    const header = 'x-contentful-ratelimit-reset';
    const retryAt = status === 429 ? resetTime(headers.get(header), headers, now) : undefined;
    return retryAt === undefined ? [] : [{ bucket: 'default', retryAt, source: header }];
  },
};
