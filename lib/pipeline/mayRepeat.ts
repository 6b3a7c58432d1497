import type { ApiError } from '../errors/ApiError';
import type { HttpRequest } from '../ports/Transport';
import type { Run } from './Run';

/** Methods that do no harm when repeated (RFC 9110, section 9.2.2). */
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** The server's own word on whether the same request is worth sending again (Stripe, OpenAI, Anthropic). */
const shouldRetryHeaders = ['stripe-should-retry', 'x-should-retry'];

/** By these the server knows a repetition and does the work once (IETF draft "Idempotency-Key", and older names). */
const idempotencyHeaders = ['idempotency-key', 'x-idempotency-key'];

/**
 * Whether a failed request may be sent again: the failure has to be a passing one, and the request one that does no
 * harm when it reaches the server twice. Where the server says itself what to do, it knows better.
 */
export function mayRepeat(request: HttpRequest, failure: ApiError, run: Run): boolean {
  if (run.signal?.aborted) return false;
  return serversWord(failure) ?? (failure.retryable && isSafe(request, failure, run));
}

function serversWord({ detail: { headers = {} } }: ApiError): boolean | undefined {
  const words = shouldRetryHeaders.map((name) => headers[name]?.trim().toLowerCase());
  if (words.includes('false')) return false;
  return words.includes('true') ? true : undefined;
}

function isSafe(request: HttpRequest, failure: ApiError, { plan }: Run): boolean {
  return (
    failure.notProcessed ||
    // Too Early (RFC 8470, section 5.2): the server has refused to process it at this moment.
    failure.detail.status === 425 ||
    plan.retry.idempotent ||
    idempotentMethods.has(request.method) ||
    carriesIdempotencyKey(request, plan.idempotency?.header)
  );
}

/** The API acts once on a request with such a key, however often it arrives. */
function carriesIdempotencyKey({ headers }: HttpRequest, own = ''): boolean {
  return [...idempotencyHeaders, own.toLowerCase()].some((name) => Boolean(headers[name]));
}
