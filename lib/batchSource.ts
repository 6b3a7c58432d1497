import type { BatchSource } from './batching/BatchSource';
import { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { IdempotencyKeys } from './idempotency/IdempotencyKeys';
import { createBackoff } from './pipeline/backoff';
import type { Send } from './pipeline/Policy';
import type { Run } from './pipeline/Run';
import { stateKey } from './pipeline/stateKey';
import type { RequestSpec } from './plan/RequestPlan';
import { resolveUrl } from './protocol/resolveUrl';

/** Sends batches through the pipeline: put the idempotency key on, encode, send, decode. */
export function createBatchSource(run: Run, send: Send, onSplit: () => void): BatchSource {
  const keys = new IdempotencyKeys(run.plan.idempotency, run.binary);
  const experience = experienceWith(run);
  return {
    send: async (request, ownKeys) => await sendBatch(run, send, await keys.apply(request, ownKeys)),
    wait: (retryAt, round) => waitForItems(run, retryAt, round),
    now: () => run.ports.clock.now(),
    takesNoBatches: () => run.ports.clock.now() < experience.noBatchesUntil,
    onNoBatches() {
      experience.noBatchesUntil = run.ports.clock.now() + noBatchesMs;
      run.recorder.warn('The API takes no batches, so the calls were sent one by one.');
    },
    onSplit,
    onWarning: (warning) => run.recorder.warn(warning),
  };
}

/** How long an API is taken at its word that it takes no batches: it may be changed one day. */
const noBatchesMs = 60 * 60_000;

interface Experience {
  /** Epoch milliseconds. */
  noBatchesUntil: number;
}

/** What runs have found out about the address of a plan. */
function experienceWith({ plan, access, origins, ports }: Run): Experience {
  const url = resolveUrl(plan.request, access, origins);
  const key = `${stateKey('batches', access, url)} ${new URL(url).pathname}`;
  return ports.state.getOrCreate(key, () => ({ noBatchesUntil: 0 }));
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
