import { toApiError } from '../errors/toApiError';
import type { Answer, Send } from '../pipeline/Policy';
import type { Run } from '../pipeline/Run';
import type { RequestSpec } from '../plan/RequestPlan';
import { resetTime } from '../ratelimit/serverTime';
import type { Asked } from './Asked';
import { beginJob, type Begun } from './beginJob';
import { createPollDelay } from './createPollDelay';
import { jobFailed, jobTimeout } from './jobErrors';
import { jobState, type JobState, type Progress } from './jobState';
import { readState } from './readState';
import { resultRequest } from './resultRequest';

export interface JobScope {
  readonly page: number;
  /** Told which request to repeat from now on, should the run be continued later. */
  onMoved(request: RequestSpec): void;
}

/** No API means "ask again at once"; a second is what those that say 0 can bear. */
const shortestStatedMs = 1_000;

/**
 * When an answer says that the work goes on, waits for its end and fetches the result; any other answer is returned
 * as it is. Rejects with JOB_FAILED, JOB_TIMEOUT, or whatever a question for the state fails with.
 */
export async function awaitJob(run: Run, send: Send, asked: Asked, scope: JobScope): Promise<Asked> {
  const begun = await beginJob(run, asked, scope.page);
  if (!begun) return asked;
  scope.onMoved(begun.status);
  return new JobWait(run, send, begun, scope).result(asked);
}

class JobWait {
  private readonly startedAt: number;
  private readonly nextDelay: () => number;
  private polls = 0;
  private waitedMs = 0;
  private state: JobState = { word: '' };

  constructor(
    private readonly run: Run,
    private readonly send: Send,
    private readonly begun: Begun,
    private readonly scope: JobScope,
  ) {
    this.startedAt = run.ports.clock.now();
    this.nextDelay = createPollDelay(run.plan.job, run.ports.random);
  }

  async result(asked: Asked): Promise<Asked> {
    const { run, begun, scope } = this;
    let { answer } = asked;
    let body = begun.body;
    // A first answer that only accepts the job never ends it.
    let accepts = begun.isAcceptance;
    try {
      for (; accepts || this.judge(answer, body) === 'running'; accepts = false) {
        await this.wait(answer.response.headers);
        answer = await this.poll();
        body = await readState(run, answer);
      }
    } finally {
      run.recorder.job({ polls: this.polls, state: this.state.word, waitedMs: Math.round(this.waitedMs) });
    }
    if (this.state.progress === 'failed') {
      // There is nothing to go on with: a later run has to start the job again.
      scope.onMoved(asked.request);
      throw jobFailed(this.state, run.redactor.value(body)).with({ status: answer.response.status });
    }
    const here = { request: asResult(begun.status, answer), answer };
    const target = answer.seeOther
      ? undefined
      : resultRequest(run, here, { ...begun, last: body, state: this.state });
    return target ? this.fetch(target) : here;
  }

  /** What an answer says of the job; 303 leads to the result and has been followed (RFC 9110, 15.4.4). */
  private judge({ response, seeOther }: Answer, body: unknown): Progress {
    this.state = seeOther ? { word: 'See Other', progress: 'done' } : jobState(body, this.run.plan.job);
    const isOpen = response.status === 202 || this.begun.status.job?.isOperation === true;
    return this.state.progress ?? (isOpen ? 'running' : 'done');
  }

  /** As long as the API states, else a little longer each time; a stated wait is never shortened. */
  private async wait(headers: Headers): Promise<void> {
    const { ports, plan, signal } = this.run;
    const now = ports.clock.now();
    const stated = resetTime(headers.get('retry-after') ?? '', headers, now);
    const remaining = this.startedAt + plan.job.maxWaitMs - now;
    const own = this.nextDelay();
    const ms =
      stated === undefined
        ? Math.min(own, remaining)
        : Math.max(stated - now, plan.job.pollIntervalMs ?? shortestStatedMs);
    if (remaining <= 0 || ms > remaining) {
      throw jobTimeout(this.state, now - this.startedAt, plan.job.maxWaitMs, stated);
    }
    await ports.clock.sleep(ms, signal).catch((error: unknown) => {
      throw toApiError(error, signal);
    });
    this.waitedMs += ms;
  }

  private async poll(): Promise<Answer> {
    const { run, begun, scope } = this;
    this.polls += 1;
    // A state is JSON whatever the result is.
    const request = await run.protocol.encode(begun.status, { ...run.plan, responseFormat: 'auto' }, run);
    return this.send({ request, page: scope.page, attempt: 1, isPoll: true });
  }

  private async fetch(request: RequestSpec): Promise<Asked> {
    const { run, scope } = this;
    // A signed address on another server is fine here: the credential stays behind (see docs/decisions/0018).
    const anywhere = { ...run, origins: { ...run.origins, includes: () => true } };
    const encoded = await run.protocol.encode(request, run.plan, anywhere);
    return { request, answer: await this.send({ request: encoded, page: scope.page, attempt: 1 }) };
  }
}

/** What asked for a result that is the last answer itself; later pages are asked for in its likeness. */
function asResult({ job: _job, ...request }: RequestSpec, { seeOther, response }: Answer): RequestSpec {
  return seeOther ? { ...request, url: response.url, query: [] } : request;
}
