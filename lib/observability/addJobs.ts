import type { JobReport } from './RunReport';

/** What was waited for two jobs, or for none, as one; the later state stands. */
export function addJobs(a: JobReport | undefined, b: JobReport | undefined): JobReport | undefined {
  if (!a || !b) return a ?? b;
  return { polls: a.polls + b.polls, state: b.state, waitedMs: a.waitedMs + b.waitedMs };
}
