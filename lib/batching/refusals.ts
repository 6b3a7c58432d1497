import { ApiError } from '../errors/ApiError';
import { apiMessage } from '../errors/apiMessage';
import { isObject } from '../plan/json';
import type { HttpMethod, RequestPlan } from '../plan/RequestPlan';
import type { ReadAnswer } from './answer/readAnswer';
import type { BatchStrategy } from './BatchStrategy';

/**
 * Statuses that refuse a request for what is in it (RFC 9110, section 15.5): nothing of it was processed, and less of
 * it may be accepted.
 */
const refusals = new Set([400, 409, 413, 422]);

export function isRefusal(status: number, strategy: BatchStrategy): boolean {
  return refusals.has(status) || (strategy.refusals ?? []).includes(status);
}

/** Counts of what was stored, such as Mixpanel's num_records_imported: sending it again would store it twice. */
const doneCount = /(imported|inserted|created|updated|stored|processed|accepted|succe)/i;

/** A refusal that reports some of the batch as done all the same. */
export function saysPartlyDone(body: unknown): boolean {
  if (!isObject(body)) return false;
  return Object.entries(body).some(
    ([name, value]) => doneCount.test(name) && (Array.isArray(value) ? value.length > 0 : Number(value) > 0),
  );
}

/** A write that broke off may have been processed: says so, since nobody else can tell the user. */
export function uncertain(error: ApiError, method: HttpMethod): ApiError {
  if (method === 'GET' || error.notProcessed || !mayHaveArrived(error)) return error;
  return error.with({
    hint: `${error.hint} It is not known whether the API processed this batch: check that before you send its items again, or set Options > Idempotency Key if the API supports it.`,
  });
}

/** Without a status only a connection that broke or an answer that cannot be read leave a doubt. */
function mayHaveArrived({ code, retryable, detail: { status } }: ApiError): boolean {
  if (status !== undefined) return status < 400 || status >= 500;
  return retryable || code.startsWith('RESPONSE_') || code === 'CANCELLED';
}

/** What is said of an item that an accepted batch's answer tells nothing about. */
export function unclearError(
  { verdicts, results, otherErrors }: ReadAnswer,
  { status, body }: { readonly status: number; readonly body: unknown },
  plan: RequestPlan,
): ApiError {
  const found = results === undefined ? 'no list of results' : counted(results, 'result');
  const isKeyed = verdicts.some(({ kind }) => kind !== 'unclear');
  const subject = isKeyed
    ? `The API answered the batch with ${status}, but has no result for this item`
    : `The API answered the batch with ${status}, but its answer has ${found} for ${counted(verdicts.length, 'item')}, so nobody can tell what became of each`;
  return new ApiError('BATCH_ANSWER_UNCLEAR', {
    subject,
    field: 'Answer',
    method: plan.request.method,
    status,
    apiMessage: otherErrors.length > 0 ? apiMessage(otherErrors) : undefined,
    body,
  });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
