import { authSchemes } from './auth/authSchemes';
import { checkAccess } from './auth/checkAccess';
import type { BatchEntry } from './batching/BatchStrategy';
import type { BatchPacing } from './batching/BatchSource';
import { toApiError } from './errors/toApiError';
import { compileMapping } from './mapping/compileMapping';
import { createRedactor } from './observability/createRedactor';
import { RunRecorder } from './observability/RunRecorder';
import { createOutputs, type Output } from './outputs';
import { paginate } from './pagination/paginate';
import { createPageSource } from './pageSource';
import { createPipeline } from './pipeline/pipeline';
import type { Run, RunScope } from './pipeline/Run';
import type { Access } from './plan/Access';
import type { RequestPlan } from './plan/RequestPlan';
import { trustedOrigins } from './plan/trustedOrigins';
import type { Ports } from './ports/Ports';
import { protocols } from './protocol/protocols';
import { type ManyResult, sendMany } from './sendMany';
import type { RunReport } from './observability/RunReport';
import type { ApiError } from './errors/ApiError';

export interface RunResult {
  /** What was delivered, in the order in which the API sent it; also when the run failed later. */
  readonly outputs: readonly Output[];
  readonly report: RunReport;
  /** Set when the run failed as a whole. */
  readonly failure?: ApiError;
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
    async sendMany(plan, entries, access, scope, pacing) {
      const recorder = new RunRecorder(ports.clock);
      try {
        return await sendMany(prepare(ports, plan, access, scope, recorder), entries, pacing);
      } catch (error) {
        const failure = toApiError(error, scope.signal);
        const report = recorder.finish({
          status: 'failed',
          reason: failure.message,
          error: failure.toJSON(),
        });
        return { outcomes: entries.map(() => ({ outputs: [], failure })), report };
      }
    },
  };
}

async function runPlan(ports: Ports, plan: RequestPlan, access: Access, scope: RunScope): Promise<RunResult> {
  const recorder = new RunRecorder(ports.clock);
  const outputs: Output[] = [];
  try {
    const run = prepare(ports, plan, access, scope, recorder);
    const mapping = plan.mapping && (await compileMapping(plan.mapping));
    const pages = paginate(plan, createPageSource(run, createPipeline(run)));
    let step = await pages.next();
    for (; !step.done; step = await pages.next()) {
      recorder.page(step.value.records.length);
      for (const output of await createOutputs(step.value, plan.output, mapping, recorder))
        outputs.push(output);
    }
    const { error, ...ending } = step.value;
    return { outputs, report: recorder.finish({ ...ending, error: error?.toJSON() }) };
  } catch (error) {
    const failure = toApiError(error, scope.signal);
    const { resume } = failure.detail;
    const report = recorder.finish({
      status: 'failed',
      reason: failure.message,
      resume,
      error: failure.toJSON(),
    });
    return { outputs, report, failure };
  }
}

/** Checks what can be checked before anything is sent. */
function prepare(
  ports: Ports,
  plan: RequestPlan,
  access: Access,
  scope: RunScope,
  recorder: RunRecorder,
): Run {
  checkAccess(access);
  return {
    ...scope,
    plan,
    access,
    ports,
    recorder,
    protocol: protocols.get(plan.protocol),
    origins: trustedOrigins(access, plan),
    redactor: createRedactor(authSchemes.get(access.scheme).sensitiveValues(access.secrets)),
  };
}
