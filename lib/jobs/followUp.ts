import { ApiError } from '../errors/ApiError';
import type { RequestPlan, RequestSpec } from '../plan/RequestPlan';

/** Headers that describe the first request's body or how it is to be processed. */
const ofFirstRequest = /^(content-.*|idempotency-key|prefer)$/i;

/** A GET with the headers that the user wrote, for the state or the result of what a plan has started. */
export function followUp({ request }: RequestPlan, url: string): RequestSpec {
  const headers = request.headers.filter(({ name }) => !ofFirstRequest.test(name.trim()));
  return { method: 'GET', url, query: [], headers };
}

/**
 * An address in an answer, which may be relative to the address that answered.
 * @throws ApiError URL_INVALID
 */
export function absoluteUrl(url: string, base: string): string {
  if (URL.canParse(url, base)) return new URL(url, base).href;
  throw new ApiError('URL_INVALID', { subject: `The API points to "${url}", which is not a valid address` });
}

/** An address that is a value of the answer is relative to the answer; one that the user wrote, to the base URL. */
export function filledUrl(url: string, template: string, base: string): string {
  return template.startsWith('{') ? absoluteUrl(url, base) : url;
}
