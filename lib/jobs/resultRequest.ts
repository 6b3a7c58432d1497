import { ApiError } from '../errors/ApiError';
import type { Run } from '../pipeline/Run';
import type { RequestSpec } from '../plan/RequestPlan';
import type { Asked } from './Asked';
import type { Begun } from './beginJob';
import { expandUrl } from './expandUrl';
import { absoluteUrl, filledUrl, followUp } from './followUp';
import { resultLink } from './jobLinks';
import type { JobState } from './jobState';

/** A job that has ended. */
export interface Ended extends Begun {
  /** What the last answer held. */
  readonly last: unknown;
  readonly state: JobState;
}

/** What fetches the result of a job that has ended; undefined when the last answer is the result itself. */
export function resultRequest(run: Run, { answer }: Asked, job: Ended): RequestSpec | undefined {
  const here = answer.response.url;
  const url = resultUrl(run, answer.response.headers, here, job);
  if (url === undefined || url === here) return undefined;
  // A path of the user's goes below the base URL: that is no other server.
  if (!URL.canParse(url) || run.origins.includes(url)) return followUp(run.plan, url);
  if (here.startsWith('https:') && url.startsWith('http:')) throw downgrade(url);
  return { method: 'GET', url, query: [], headers: [] };
}

function resultUrl({ plan }: Run, headers: Headers, here: string, { body, last, state, status }: Ended) {
  const { mode, resultUrl: template } = plan.job;
  if (template) return filledUrl(expandUrl(template, [last, body], 'Result URL'), template, here);
  // An answer without a state is no description of a job: it is the result, whatever addresses it holds.
  const link = state.word === '' ? undefined : (resultLink(headers, last) ?? status.job?.location);
  if (link !== undefined) return absoluteUrl(link, here);
  // Azure: the state says "Succeeded", the resource itself is at the address that was written to.
  const isWritten = plan.request.method === 'PUT' || plan.request.method === 'PATCH';
  return mode === 'auto' && isWritten && status.job?.isOperation ? plan.request.url : undefined;
}

function downgrade(url: string): ApiError {
  return new ApiError('URL_INVALID', {
    subject: `The job's result is at ${new URL(url).origin}, without encryption, although the API itself is encrypted`,
    field: 'Wait for Job',
  });
}
