import { ApiError } from '../errors/ApiError';
import type { Run } from '../pipeline/Run';
import type { RequestSpec } from '../plan/RequestPlan';
import type { Asked } from './Asked';
import { expandUrl } from './expandUrl';
import { absoluteUrl, filledUrl, followUp } from './followUp';
import { statusLink } from './jobLinks';
import { jobState } from './jobState';
import { readState } from './readState';

/** A job that was accepted, or that an earlier run left running. */
export interface Begun {
  /** Asks for its state. */
  readonly status: RequestSpec;
  /** What the first answer held. */
  readonly body: unknown;
  /** The first answer only accepts the job; its state has to be asked for. */
  readonly isAcceptance: boolean;
}

/** The job that an answer speaks of; undefined when the answer is the data itself. */
export async function beginJob(run: Run, asked: Asked, page: number): Promise<Begun | undefined> {
  const { mode } = run.plan.job;
  const { request, answer } = asked;
  if (request.job) return { status: request, body: await readState(run, answer), isAcceptance: false };
  if (mode === 'auto') return acceptedJob(run, asked);
  // Pages after the first belong to a result.
  return mode === 'settings' && page === 1 ? describedJob(run, asked) : undefined;
}

/** 202 with an address of the state. */
async function acceptedJob(run: Run, asked: Asked): Promise<Begun | undefined> {
  const { response } = asked.answer;
  if (response.status !== 202) return undefined;
  const body = await readState(run, asked.answer);
  const link = statusLink(response.headers, body);
  if (!link) return undefined;
  const { url, isOperation } = link;
  const location = isOperation ? (response.headers.get('location') ?? undefined) : undefined;
  const status = { ...followUp(run.plan, absoluteUrl(url, response.url)), job: { isOperation, location } };
  return { status, body, isAcceptance: true };
}

/** As the settings say: an answer that has a state, or 202. */
async function describedJob(run: Run, asked: Asked): Promise<Begun | undefined> {
  const body = await readState(run, asked.answer);
  const { word } = jobState(body, run.plan.job);
  if (word === '' && asked.answer.response.status !== 202) return undefined;
  return {
    status: { ...describedStatus(run, asked, body), job: { isOperation: true } },
    body,
    isAcceptance: word === '',
  };
}

function describedStatus(run: Run, { request, answer }: Asked, body: unknown): RequestSpec {
  const { response } = answer;
  const { statusUrl } = run.plan.job;
  if (statusUrl) {
    const url = filledUrl(expandUrl(statusUrl, [body], 'Status URL'), statusUrl, response.url);
    return followUp(run.plan, url);
  }
  const link = statusLink(response.headers, body);
  if (link) return followUp(run.plan, absoluteUrl(link.url, response.url));
  if (request.method === 'GET') return request;
  throw new ApiError('INVALID_SETTING', {
    subject: 'The answer does not say where the state of the job can be asked for',
    field: 'Status URL',
    hint: 'Fill in Options > Wait for Job > Status URL, for example /jobs/{id}.',
    body: run.redactor.value(body),
  });
}
