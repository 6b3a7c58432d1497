import { ApiError } from '../errors/ApiError';
import { apiMessage } from '../errors/apiMessage';
import type { ErrorCode } from '../errors/codes';
import { limitBody } from '../ratelimit/limitBody';
import type { Throttle } from '../ratelimit/Quota';
import type { Answer, Policy } from './Policy';
import type { Run } from './Run';

const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'x-amzn-requestid',
  'x-ms-request-id',
  'cf-ray',
];

/** Forms of one request that a server may ask for one after the other; more would be a circle. */
const mostForms = 8;

/** Turns an answer that means failure into an error that carries the whole answer. */
export const classify =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    let exchange = await next(call);
    for (let round = 0; round < mostForms; round += 1) {
      const again = await run.protocol.again?.(exchange, run.plan, run);
      if (!again) break;
      exchange = await next({ ...call, request: again });
    }
    if (call.isConditional && exchange.response.status === 304) return exchange;
    const error = await run.protocol.classify(exchange, run.plan, run);
    if (exchange.throttle) throw withAnswer(throttled(exchange, error), exchange, run);
    if (error) throw withAnswer(error, exchange, run);
    return exchange;
  };

function throttled({ response, throttle }: Answer, error: ApiError | undefined): ApiError {
  // A protocol sees no failure where a refusal comes with a status of success.
  const body = limitBody(response);
  const { retryAt, retryable } = throttle ?? {};
  return new ApiError(codeOf(response.status, throttle), {
    ...(error?.detail ?? { body, apiMessage: apiMessage(body) }),
    retryAt,
    retryable,
    shortestWaitMs: throttle?.floorMs,
    limit: throttle?.bucket,
  });
}

function codeOf(status: number, throttle: Throttle | undefined): ErrorCode {
  if (throttle?.kind === 'quota') return 'QUOTA_EXHAUSTED';
  return status === 503 || status === 529 ? 'SERVER_BUSY' : 'RATE_LIMITED';
}

function withAnswer(error: ApiError, { response }: Answer, { redactor }: Run): ApiError {
  const { apiMessage, body } = error.detail;
  return error.with({
    status: response.status,
    headers: redactor.headers(response.headers),
    requestId: requestIdHeaders.map((name) => response.headers.get(name)).find((id) => id) ?? undefined,
    apiMessage: apiMessage === undefined ? undefined : redactor.text(apiMessage),
    body: redactor.value(body),
  });
}
