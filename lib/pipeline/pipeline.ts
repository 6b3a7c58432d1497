import { authenticate } from './authenticate';
import { cache } from './cache';
import { circuitBreaker } from './circuitBreaker';
import { classify } from './classify';
import { followRedirects } from './followRedirects';
import { measure } from './measure';
import { observe } from './observe';
import type { Policy, Send } from './Policy';
import { rateLimit } from './rateLimit';
import { renewCredential } from './renewCredential';
import { retry } from './retry';
import type { Run } from './Run';
import { sendOnce } from './sendOnce';

/**
 * The one nesting order of policies, outermost first. Each wraps those below it, so the order decides what
 * sees what: a cache hit asks nobody, every attempt counts for the breaker and asks the limiter, and credentials are put on anew for every attempt and redirect.
 */
export const policyOrder = [
  observe,
  cache,
  retry,
  circuitBreaker,
  classify,
  renewCredential,
  rateLimit,
  measure,
  followRedirects,
  authenticate,
] as const satisfies ReadonlyArray<(run: Run) => Policy>;

/** The way from a request to a judged answer. */
export function createPipeline(run: Run): Send {
  return policyOrder.reduceRight<Send>((next, policy) => policy(run)(next), sendOnce(run));
}
