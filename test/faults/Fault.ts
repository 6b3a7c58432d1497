import type { ErrorCode } from '../../lib/errors/codes';
import type { RunScope } from '../../lib/pipeline/Run';
import type { Access } from '../../lib/plan/Access';
import type { PlanInput } from '../../lib/plan/RequestPlan';
import type { Handler, LocalServer } from '../support/localServer';
import type { VirtualClock } from '../support/virtualClock';

/** One thing that goes wrong on the way to an API's records, and what a run has to make of it. */
export interface Fault {
  readonly name: string;
  /** Sets the scene for one try. */
  set(stage: Stage): Scene | Promise<Scene>;
  readonly expected: Expected;
}

/** What a scene may use, and what it may say. */
export interface Stage {
  readonly clock: VirtualClock;
  /** The server that the credential is bound to. */
  readonly server: LocalServer;
  /** True for the run that goes on after the first one: the fault is over then. */
  readonly isOver: boolean;
  /** Says that the client did what it must not do. */
  complain(what: string): void;
  /** Ends something after the try. */
  onEnd(close: () => Promise<void>): void;
}

export interface Scene {
  readonly handler: Handler;
  readonly plan?: Partial<PlanInput>;
  readonly access?: Partial<Access>;
  readonly scope?: Partial<RunScope>;
}

export interface Expected {
  /** Of the records that the run delivers, in order. */
  readonly ids: readonly number[];
  readonly status: 'complete' | 'partial' | 'failed';
  /** Of the error that the run tells of. */
  readonly code?: ErrorCode;
  /** Of the records that a second run delivers, from the first one's cursor, when the fault is over. */
  readonly rest?: readonly number[];
}
