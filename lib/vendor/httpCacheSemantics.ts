import CachePolicy from 'http-cache-semantics';

export type { CachePolicy };

/** Header names in lower case. */
interface Message {
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The rules of RFC 9111 for one answer, told by `now` (epoch milliseconds) how late it is. A cache of one user, so
 * `private` may be kept; no guessed lifetimes (section 4.2.2): only what an API states makes an answer fresh.
 */
export function cachePolicy(
  request: Message & { readonly method: string; readonly url: string },
  response: Message & { readonly status: number },
  now: () => number,
): CachePolicy {
  // The library reads its clock in the constructor already, and leaves the method open to be replaced.
  class PolicyOnClock extends CachePolicy {
    now(): number {
      return now();
    }
  }
  return new PolicyOnClock(request, response, { shared: false, cacheHeuristic: 0 });
}
