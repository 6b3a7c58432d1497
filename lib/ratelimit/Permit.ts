import type { WaitCause } from './Gate';
import type { Quota, Throttle } from './Quota';
import type { Priority } from './WaitingLine';

/** A request that asks for leave to be sent. */
export interface LimitedRequest {
  /** Method and path template: limits are learnt for each. */
  readonly endpoint: string;
  readonly priority: Priority;
  /** The run that it belongs to: runs take turns. */
  readonly owner: object;
  /** The longest wait stated by the server that is accepted, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal;
}

/** Time spent waiting, in milliseconds. */
export interface PermitWait {
  readonly ms: number;
  readonly cause: WaitCause;
  readonly bucket: string;
}

/** How a request ended, as far as the limiter has to know. */
export interface Outcome {
  readonly quotas: readonly Quota[];
  readonly throttle?: Throttle;
  /** The server broke down under it: it was too busy, or did not answer in time. */
  readonly isOverload?: boolean;
}

/** Leave to send one request. */
export interface Permit {
  readonly waits: readonly PermitWait[];
  /**
   * Must be called when the answer is there, or the request has failed; calls after the first do nothing.
   * `outcome`: undefined when there is nothing to learn from it.
   */
  release(outcome?: Outcome): void;
}
