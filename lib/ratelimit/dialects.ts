import { createRegistry } from '../plan/createRegistry';
import type { Dialect } from './Dialect';
import { rateLimitHeaders } from './dialects/rateLimitHeaders';
import { retryAfter } from './dialects/retryAfter';

/** Every dialect; all are read on every answer. */
export const dialects = createRegistry('rate limit dialect', {
  retryAfter,
  rateLimitHeaders,
} satisfies Record<string, Dialect>);
