import type { Answer } from '../pipeline/Policy';
import type { RequestSpec } from '../plan/RequestPlan';

/** A request and the answer that it got. */
export interface Asked {
  readonly request: RequestSpec;
  readonly answer: Answer;
}
