import { authSchemes } from './auth/authSchemes';
import { checkAccess } from './auth/checkAccess';
import { checkValidity } from './auth/tls/checkValidity';
import type { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { createRedactor } from './observability/createRedactor';
import { RunRecorder } from './observability/RunRecorder';
import type { RunReport } from './observability/RunReport';
import { typedSecrets } from './observability/typedSecrets';
import type { Run, RunScope } from './pipeline/Run';
import { startDeadline } from './pipeline/startDeadline';
import type { Access } from './plan/Access';
import type { RequestPlan } from './plan/RequestPlan';
import { trustedOrigins } from './plan/trustedOrigins';
import type { Ports } from './ports/Ports';
import { protocols } from './protocol/protocols';

/** How a run ended, before anything is redacted. */
export interface RunEnding extends Pick<RunReport, 'status' | 'reason' | 'resume' | 'deltaLink'> {
  readonly error?: ApiError;
}

/** One run of a plan, from its checks to its report. */
export interface OpenRun {
  /** Checks what can be checked before anything is sent; throws an ApiError. */
  start(): Run;
  /** The report: whatever was said on the way, nothing in it holds a secret. */
  finish(ending: RunEnding): RunReport;
  /** What was thrown, as it may be shown. */
  failure(thrown: unknown): ApiError;
  /** Must be called when the run is over. */
  close(): void;
}

export function openRun(ports: Ports, plan: RequestPlan, access: Access, scope: RunScope): OpenRun {
  const recorder = new RunRecorder(ports.clock);
  const { signal, deadlineAt, stop } = startDeadline(plan, ports.clock, scope.signal);
  const redactor = createRedactor(secretsOf(plan, access));
  return {
    start() {
      checkAccess(access);
      const warning = access.tls && checkValidity(access.tls, ports.clock.now());
      if (warning !== undefined) recorder.warn(warning);
      const protocol = protocols.get(plan.protocol);
      const origins = trustedOrigins(access, plan);
      return { plan, access, protocol, origins, ports, recorder, redactor, deadlineAt, ...scope, signal };
    },
    // Cursors are free of secrets by themselves, and must stay as they are.
    finish: ({ status, reason, resume, deltaLink, error }) => ({
      ...redactor.value(recorder.finish({ status, reason })),
      ...(resume !== undefined && { resume }),
      ...(deltaLink !== undefined && { deltaLink }),
      ...(error && { error: redactor.error(error).toJSON() }),
    }),
    failure: (thrown) => redactor.error(toApiError(thrown, signal)),
    close: stop,
  };
}

/** What must never be shown: the credential's secret, and what people type in its stead. */
function secretsOf({ request, call }: RequestPlan, { scheme, secrets, headers, tls }: Access): string[] {
  const ofScheme = authSchemes.has(scheme) ? authSchemes.get(scheme).sensitiveValues(secrets) : [];
  return [...ofScheme, ...(tls?.key ? [tls.key] : []), ...typedSecrets(request, headers, call)];
}
