import { authSchemes } from './auth/authSchemes';
import { checkAccess } from './auth/checkAccess';
import { toApiError } from './errors/toApiError';
import { compileMapping } from './mapping/compileMapping';
import { createRedactor, type Redactor } from './observability/createRedactor';
import { RunRecorder } from './observability/RunRecorder';
import { typedSecrets } from './observability/typedSecrets';
import { createOutputs, type Output } from './outputs';
import { paginate } from './pagination/paginate';
import { createPageSource } from './pageSource';
import type { Run, RunScope } from './pipeline/Run';
import { type Deadline, startDeadline } from './pipeline/startDeadline';
import type { Access } from './plan/Access';
import type { RequestPlan } from './plan/RequestPlan';
import { trustedOrigins } from './plan/trustedOrigins';
import type { Ports } from './ports/Ports';
import { protocols } from './protocol/protocols';
import type { RunReport } from './observability/RunReport';
import type { ApiError } from './errors/ApiError';

/** How a run ended, before anything is redacted. */
interface RunEnding extends Pick<RunReport, 'status' | 'reason' | 'resume' | 'deltaLink'> {
  readonly error?: ApiError;
}

export interface RunResult {
  /** What was delivered, in the order of the API; also when the run failed later, unless all or nothing was asked for. */
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
}

export function createEngine(ports: Ports): Engine {
  return { run: (plan, access, scope) => runPlan(ports, plan, access, scope) };
}

async function runPlan(ports: Ports, plan: RequestPlan, access: Access, scope: RunScope): Promise<RunResult> {
  const recorder = new RunRecorder(ports.clock);
  const outputs: Output[] = [];
  const deadline = startDeadline(plan, ports.clock, scope.signal);
  const redactor = createRedactor(secretsOf(plan, access));
  // Whatever was said on the way, nothing leaves with a secret in it; cursors are free of them by themselves.
  const finish = ({ resume, error, ...end }: RunEnding): RunReport => ({
    ...redactor.value(recorder.finish(end)),
    ...(error && { error: redactor.error(error).toJSON() }),
    ...(resume !== undefined && { resume }),
  });
  try {
    const run = prepare(ports, plan, access, scope, recorder, redactor, deadline);
    const mapping = plan.mapping && (await compileMapping(plan.mapping));
    const ending = await paginate(plan, createPageSource(run), async (delivery) => {
      recorder.page(delivery.records.length);
      for (const output of await createOutputs(delivery, plan.output, mapping, recorder))
        outputs.push(output);
    });
    return { outputs, report: finish(ending) };
  } catch (thrown) {
    const failure = redactor.error(toApiError(thrown, deadline.signal));
    const { resume } = failure.detail;
    const report = finish({ status: 'failed', reason: failure.message, resume, error: failure });
    // All or nothing was asked for, and a cursor after these pages is not given: they will come again.
    return { outputs: plan.pagination.onFailure === 'fail' ? [] : outputs, report, failure };
  } finally {
    deadline.stop();
  }
}

/** Checks what can be checked before anything is sent. */
function prepare(
  ports: Ports,
  plan: RequestPlan,
  access: Access,
  scope: RunScope,
  recorder: RunRecorder,
  redactor: Redactor,
  { signal, deadlineAt }: Deadline,
): Run {
  checkAccess(access);
  return {
    ...scope,
    signal,
    deadlineAt,
    plan,
    access,
    ports,
    recorder,
    protocol: protocols.get(plan.protocol),
    origins: trustedOrigins(access, plan),
    redactor,
  };
}

/** What must never be shown: the credential's secret, and what people type in its stead. */
function secretsOf({ request }: RequestPlan, { scheme, secrets, headers }: Access): string[] {
  const ofScheme = authSchemes.has(scheme) ? authSchemes.get(scheme).sensitiveValues(secrets) : [];
  return [...ofScheme, ...typedSecrets(request, headers)];
}
