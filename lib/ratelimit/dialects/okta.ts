import type { Dialect } from '../Dialect';

/** Okta writes a limit of 0 when too many requests are under way at a time; the reset is then an estimate. */
export const okta: Dialect = {
  label: 'Okta concurrency',
  understands: '429 with `X-Rate-Limit-Limit: 0` and `X-Okta-Request-Id`: too many requests at a time',
  source: 'developer.okta.com/docs/reference/rl-best-practices',
  refusal({ status, headers }) {
    const isConcurrency = headers.get('x-rate-limit-limit') === '0' && headers.has('x-okta-request-id');
    return status === 429 && isConcurrency ? { bucket: 'concurrency', kind: 'concurrency' } : undefined;
  },
};
