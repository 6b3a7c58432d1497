import type { Dialect } from '../Dialect';
import type { Quota } from '../Quota';
import { readCount } from '../readCount';

const header = 'x-ms-ratelimit-remaining-resource';

/** Azure's resource providers list what is left of each of their limits; the rest is in named headers. */
export const azure: Dialect = {
  label: 'Azure resource providers',
  understands: '`X-Ms-RateLimit-Remaining-Resource: <policy>;<remaining>, …`',
  source: 'learn.microsoft.com/azure/virtual-machines/compute-throttling-limits',
  read: ({ headers }) =>
    (headers.get(header) ?? '').split(',').flatMap((entry): Quota[] => {
      const [policy = '', left] = entry.split(';');
      const remaining = readCount(left);
      return remaining === undefined ? [] : [{ bucket: policy.trim(), remaining, source: header }];
    }),
};
