import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import type { ErrorCode } from '../../errors/codes';
import type { HttpResponse } from '../../ports/Transport';
import { statusCode } from '../rest/statusCode';

/** Statuses that say more than an error code of the server's own, and hold for all calls of a request. */
const tellingStatuses = new Set([401, 403, 429, 503]);

/** Whether a status settles what became of the request, so that no reply in the body can say otherwise. */
export function isTellingStatus(status: number): boolean {
  return tellingStatuses.has(status);
}

/** What an answer without a reply in it means, by its status; undefined for success. */
export function statusFailure({ status }: HttpResponse, body: unknown): ApiError | undefined {
  const code = statusCode(status);
  if (code === undefined) return undefined;
  const shown = typeof body === 'string' ? body.slice(0, 2_000) : body;
  return new ApiError(code, { apiMessage: apiMessage(shown), body: shown });
}

const aboutAll: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'AUTHENTICATION_FAILED',
  'FORBIDDEN',
  'RATE_LIMITED',
]);

/** One error for a whole batch that would come for every single call as well. */
export function isAboutAll({ code }: ApiError): boolean {
  return aboutAll.has(code);
}
