import type { BatchSource } from './batching/BatchSource';
import { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { IdempotencyKeys } from './idempotency/IdempotencyKeys';
import { createBackoff } from './pipeline/backoff';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import type { RequestSpec } from './plan/RequestPlan';

/** Sends batches through the pipeline: put the idempotency key on, encode, send, decode. */
export function createBatchSource(run: Run, send: Send, onSplit: () => void): BatchSource {
  const keys = new IdempotencyKeys(run.plan.idempotency, run.binary);
  return {
    send: async (request, ownKeys) => await sendBatch(run, send, await keys.apply(request, ownKeys)),
    wait: (retryAt, round) => waitForItems(run, retryAt, round),
    now: () => run.ports.clock.now(),
    onSplit,
    onWarning: (warning) => run.recorder.warn(warning),
  };
}

async function sendBatch(run: Run, send: Send, request: RequestSpec) {
  const encoded = await run.protocol.encode(request, run.plan, run);
  const answer = await send({ request: encoded, page: 1, attempt: 1 });
  const { status } = answer.response;
  const { body, warnings } = await run.protocol.decode(answer, run.plan, run).catch((error: unknown) => {
    throw toApiError(error).with({ method: encoded.method, url: run.redactor.url(encoded.url), status });
  });
  for (const warning of warnings) run.recorder.warn(warning);
  return { status, body };
}

/** Single items were refused as too fast: the others went through, so only these wait. */
async function waitForItems(run: Run, retryAt: number | undefined, round: number): Promise<void> {
  const { plan, ports, recorder, signal } = run;
  const ms = retryAt === undefined ? backoffOf(run, round) : Math.max(0, retryAt - ports.clock.now());
  if (retryAt !== undefined && ms > plan.retry.maxWaitMs) throw waitTooLong(retryAt, ms);
  await ports.clock.sleep(ms, signal);
  recorder.wait(ms, retryAt === undefined ? 'backoff' : 'rate limit', 'default');
  recorder.retry();
}

/** The wait of the nth round. */
function backoffOf({ plan, ports }: Run, round: number): number {
  const next = createBackoff(plan.retry, ports.random);
  for (let earlier = 1; earlier < round; earlier += 1) next();
  return next();
}

function waitTooLong(retryAt: number, ms: number): ApiError {
  return new ApiError('RATE_LIMITED', {
    subject: `The API asks to wait ${Math.ceil(ms / 1000)} s for this item, which is longer than allowed`,
    field: 'Longest Wait',
    retryAt,
  });
}
