import { placeOf } from '../cache/cacheKey';
import { keepsAnswers } from '../cache/keepsAnswers';
import type { HttpRequest, HttpResponse } from '../ports/Transport';
import { type AnswerCache, CachedReader, cacheOf } from './CachedReader';
import type { Policy } from './Policy';
import type { Run } from './Run';

const reads = new Set(['GET', 'HEAD']);
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Answers reads from what was read before, by RFC 9111. Stands outside the limiter: what is known costs no quota.
 * Writes pass, and throw away what they have made old, also for runs that keep nothing themselves.
 */
export const cache =
  (run: Run): Policy =>
  (next) => {
    const shared = cacheOf(run.ports);
    const reader = keepsAnswers(run.plan) ? new CachedReader(run, shared, next) : undefined;
    return async (call) => {
      const { request } = call;
      if (call.isPoll) return next(call);
      if (reads.has(request.method)) return reader && isPlain(request) ? reader.read(call) : next(call);
      const answer = await next(call);
      if (writes.has(request.method)) forget(shared, request, answer.response);
      return answer;
    };
  };

/** A request with conditions, a range or a body of its own is the user's to judge. */
function isPlain({ headers, body }: HttpRequest): boolean {
  const isOwn = Object.keys(headers).some((name) => name.startsWith('if-') || name === 'range');
  return !isOwn && body === undefined && !/\bno-store\b/i.test(headers['cache-control'] ?? '');
}

/** The address written to, and those that the answer says have changed as well (RFC 9111, section 4.4). */
function forget(
  { responses, reads: underWay }: AnswerCache,
  request: HttpRequest,
  response: HttpResponse,
): void {
  // Most processes keep nothing, and naming places takes hashes.
  if (responses.size === 0 && underWay.size === 0) return;
  const { origin } = new URL(request.url);
  const named = [response.headers.get('location'), response.headers.get('content-location')];
  const places = [request.url, ...named]
    .filter((url) => url !== null && URL.canParse(url, request.url))
    .map((url) => new URL(url!, request.url))
    .filter((url) => url.origin === origin)
    .map((url) => placeOf(url.href));
  for (const place of new Set(places)) {
    responses.invalidate(place);
    underWay.overtake(place);
  }
}
