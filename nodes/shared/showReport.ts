import type { IExecuteFunctions, ITaskMetadata } from 'n8n-workflow';
import { mergeReports, type RunReport } from '../../lib';

/** Puts what happened where people and programs find it: a hint in the output panel and the run's metadata. */
export function showReport(context: IExecuteFunctions, reports: readonly RunReport[]): void {
  const report = mergeReports(reports);
  if (!report) return;
  // n8n keeps metadata of any name, though its type lists only its own.
  context.setMetadata({ apiIntegration: { report } } as ITaskMetadata);
  const type = report.status === 'complete' && report.warnings.length === 0 ? 'info' : 'warning';
  context.addExecutionHints({ message: reportSentence(report), type, location: 'outputPane' });
  if (report.incremental && context.getMode() === 'manual') {
    context.addExecutionHints({ message: manualMemory, type: 'info', location: 'outputPane' });
  }
}

const manualMemory =
  'Only New Since Last Run: n8n keeps the position for runs of an active workflow only. This was a manual run, so the next one begins where this one began.';

/** A report in a few short sentences. */
export function reportSentence(report: RunReport): string {
  const { records, pages, requests, pagination, status, reason, warnings } = report;
  const by = pages > 1 && pagination.why !== 'chosen in the form' ? ` (${pagination.why})` : '';
  // A call that was never to be paged has no pages.
  const isOnce = pagination.style === 'none' && pagination.why === 'chosen in the form';
  const read = pages === requests && !isOnce ? plural(pages, 'page') : plural(requests, 'request');
  return [
    report.batch ? batchSentence(report.batch, requests) : `${plural(records, 'record')} in ${read}${by}.`,
    newSentence(report),
    jobSentence(report),
    waitSentence(report),
    retrySentence(report),
    cacheSentence(report),
    breakerSentence(report),
    status !== 'complete' && sentence(reason),
    status === 'partial' &&
      !report.batch &&
      'Options > Resume From goes on there with the "resume" of the report.',
    ...warnings.slice(0, 3).map(sentence),
  ]
    .filter(Boolean)
    .join(' ');
}

function batchSentence(
  { items, accepted, splits }: NonNullable<RunReport['batch']>,
  requests: number,
): string {
  const split = splits > 0 ? `, ${plural(splits, 'refused batch', 'refused batches')} split` : '';
  return `${accepted.toLocaleString('en-US')} of ${plural(items, 'item')} accepted in ${plural(requests, 'request')}${split}.`;
}

function newSentence({ incremental }: RunReport): string | false {
  if (!incremental) return false;
  const { read, since, known } = incremental;
  const left = known > 0 ? `, ${plural(known, 'known one')} left out` : '';
  if (read === 'everything') return known > 0 && `${plural(known, 'record')} before the start left out.`;
  return `${read === 'new' ? 'Only what is new' : 'An unfinished run was continued'}${since ? ` since ${since}` : ''}${left}.`;
}

function jobSentence({ job }: RunReport): string | false {
  return (
    job !== undefined &&
    `Waited ${Math.round(job.waitedMs / 1000)} s for the job (${plural(job.polls, 'poll')}).`
  );
}

function waitSentence({ waits }: RunReport): string | false {
  const forLimits = waits.filter(({ cause }) => cause !== 'backoff');
  const waited = seconds(forLimits);
  const names = [...new Set(forLimits.map(({ bucket }) => bucket))].filter((name) => name !== 'default');
  const which =
    names.length > 0
      ? `the limit ${names
          .slice(0, 3)
          .map((name) => `"${name}"`)
          .join(', ')}`
      : 'limits';
  return waited > 0 && `Waited ${waited} s for ${which}.`;
}

function retrySentence({ retries, waits }: RunReport): string | false {
  const waited = seconds(waits.filter(({ cause }) => cause === 'backoff'));
  return (
    retries > 0 && `${plural(retries, 'retry', 'retries')}${waited > 0 ? `, ${waited} s between them` : ''}.`
  );
}

function cacheSentence({ cache }: RunReport): string | false {
  if (!cache) return false;
  const { hits, revalidated, stale } = cache;
  const parts = [
    hits > 0 && `${hits.toLocaleString('en-US')} from cache`,
    revalidated > 0 && `${revalidated.toLocaleString('en-US')} unchanged since last time`,
    stale > 0 && `${stale.toLocaleString('en-US')} out of date, from cache`,
  ].filter(Boolean);
  return parts.length > 0 && `Answers: ${parts.join(', ')}.`;
}

function breakerSentence({ breaker }: RunReport): string | false {
  if (!breaker || breaker.rejected === 0) return false;
  return `${plural(breaker.rejected, 'request')} not sent, because the API keeps failing.`;
}

function seconds(waits: RunReport['waits']): number {
  return Math.round(waits.reduce((sum, { ms }) => sum + ms, 0) / 1000);
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** With one full stop at the end, whether the text has one or not. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
