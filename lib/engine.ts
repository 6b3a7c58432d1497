import type { BatchEntry } from './batching/BatchStrategy';
import type { BatchPacing } from './batching/BatchSource';
import type { ApiError } from './errors/ApiError';
import { type IncrementalEnding, readIncrementally } from './incremental/readIncrementally';
import { compileMapping } from './mapping/compileMapping';
import type { RunReport } from './observability/RunReport';
import { openRun } from './openRun';
import { createOutputs, type Output } from './outputs';
import { paginate } from './pagination/paginate';
import type { Delivery } from './pagination/PageSource';
import { createPageSource, type FetchedPage } from './pageSource';
import type { Run, RunScope } from './pipeline/Run';
import type { Access } from './plan/Access';
import type { JsonObject } from './plan/json';
import type { RequestPlan } from './plan/RequestPlan';
import type { Ports } from './ports/Ports';
import { type ItemOutcome, sendMany } from './sendMany';

export interface RunResult {
  /** What was delivered, in the order of the API; also when the run failed later, unless all or nothing was asked for. */
  readonly outputs: readonly Output[];
  readonly report: RunReport;
  /** What the API said failed while it delivered the rest. */
  readonly problems: readonly ApiError[];
  /** Set when the run failed as a whole. */
  readonly failure?: ApiError;
  /** To be kept for the next run, once the outputs have been delivered; absent: what was kept stays as it is. */
  readonly memory?: JsonObject;
}

export interface ManyResult {
  /** In the order of the entries; undefined for those that were not sent because an earlier one had failed. */
  readonly outcomes: ReadonlyArray<ItemOutcome | undefined>;
  readonly report: RunReport;
}

/**
 * The engine: `plan → protocol.encode → [policies → send → classify] → decode → paginate → map → outputs`.
 * One engine serves a whole process; what runs share (limits) lives in its state port.
 */
export interface Engine {
  /** Runs a plan. Never rejects: a failure is part of the result. */
  run(plan: RequestPlan, access: Access, scope: RunScope): Promise<RunResult>;
  /** Sends many items, several in one request, as the plan's `batch` says. Never rejects. */
  sendMany(
    plan: RequestPlan,
    entries: readonly BatchEntry[],
    access: Access,
    scope: RunScope,
    pacing: BatchPacing,
  ): Promise<ManyResult>;
}

export function createEngine(ports: Ports): Engine {
  return {
    run: (plan, access, scope) => runPlan(ports, plan, access, scope),
    sendMany: (plan, entries, access, scope, pacing) =>
      runBatches(ports, plan, entries, access, scope, pacing),
  };
}

async function runPlan(ports: Ports, plan: RequestPlan, access: Access, scope: RunScope): Promise<RunResult> {
  const { start, finish, failure: asFailure, close } = openRun(ports, plan, access, scope);
  const outputs: Output[] = [];
  const problems: ApiError[] = [];
  try {
    const run = start();
    const mapping = plan.mapping && (await compileMapping(plan.mapping));
    const { memory, ...ending } = await readPages(run, async (delivery) => {
      run.recorder.page(delivery.records.length);
      problems.push(...delivery.page.problems.map((problem) => run.redactor.error(problem)));
      for (const output of await createOutputs(delivery, plan.output, mapping, run.recorder))
        outputs.push(output);
    });
    return { outputs, problems, report: finish(ending), memory };
  } catch (thrown) {
    const failure = asFailure(thrown);
    const { resume } = failure.detail;
    const report = finish({ status: 'failed', reason: failure.message, resume, error: failure });
    // All or nothing was asked for, and a cursor after these pages is not given: they will come again.
    return { outputs: plan.pagination.onFailure === 'fail' ? [] : outputs, problems, report, failure };
  } finally {
    close();
  }
}

/** Hands over all pages of a plan, or those that are new since the last run. */
function readPages(
  run: Run,
  work: (delivery: Delivery<FetchedPage>) => Promise<void>,
): Promise<IncrementalEnding> {
  const { plan, recorder, memory: kept } = run;
  const open = (each: RequestPlan, take: typeof work) => paginate(each, createPageSource(run), take);
  if (!plan.incremental) return open(plan, work);
  const warn = (warning: string) => recorder.warn(warning);
  return readIncrementally(
    plan,
    plan.incremental,
    { kept, open, warn, report: (report) => recorder.newSince(report) },
    work,
  );
}

async function runBatches(
  ports: Ports,
  plan: RequestPlan,
  entries: readonly BatchEntry[],
  access: Access,
  scope: RunScope,
  pacing: BatchPacing,
): Promise<ManyResult> {
  const { start, finish, failure: asFailure, close } = openRun(ports, plan, access, scope);
  try {
    const { outcomes, ending } = await sendMany(start(), entries, pacing);
    return { outcomes, report: finish(ending) };
  } catch (thrown) {
    const failure = asFailure(thrown);
    const report = finish({ status: 'failed', reason: failure.message, error: failure });
    return { outcomes: entries.map(() => ({ outputs: [], failure })), report };
  } finally {
    close();
  }
}
