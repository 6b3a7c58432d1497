/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Library from '../vendor/httpCacheSemantics';

export type CachePolicy = Library.CachePolicy;

/** The library's rules for one answer; loaded when the first answer is kept. */
export const cachePolicy: typeof Library.cachePolicy = (...facts) =>
  (require('../vendor/httpCacheSemantics') as typeof Library).cachePolicy(...facts);
