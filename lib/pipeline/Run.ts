import type { Access } from '../plan/Access';
import type { TrustedOrigins } from '../plan/trustedOrigins';
import type { Redactor } from '../observability/createRedactor';
import type { RunRecorder } from '../observability/RunRecorder';
import type { RequestPlan } from '../plan/RequestPlan';
import type { BinaryStore } from '../ports/BinaryStore';
import type { Ports } from '../ports/Ports';
import type { EgressFilter } from '../ports/Transport';
import type { Protocol } from '../protocol/Protocol';

/** What the host lends to one run. */
export interface RunScope {
  /** Aborted when the execution is cancelled. */
  readonly signal?: AbortSignal;
  readonly binary: BinaryStore;
  readonly egress?: EgressFilter;
  /** The API's description that the plan's `call` refers to, parsed; each protocol knows its own kind. */
  readonly description?: unknown;
  /** What the last run of the same plan left to go on from (`RunResult.memory`). */
  readonly memory?: unknown;
}

/** Everything that the policies of one run share. */
export interface Run extends RunScope {
  readonly plan: RequestPlan;
  readonly access: Access;
  readonly protocol: Protocol;
  readonly origins: TrustedOrigins;
  readonly ports: Ports;
  readonly recorder: RunRecorder;
  readonly redactor: Redactor;
  /** Epoch milliseconds at which the run is cut off; Infinity when there is no limit. */
  readonly deadlineAt: number;
}
