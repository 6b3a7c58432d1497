import { ApiError } from '../errors/ApiError';
import { toApiError } from '../errors/toApiError';
import type { IncrementalReport } from '../observability/RunReport';
import type { Ending } from '../pagination/Ending';
import type { Delivery } from '../pagination/PageSource';
import type { Page } from '../pagination/Paginator';
import type { IncrementalSpec } from '../plan/IncrementalSpec';
import type { JsonObject } from '../plan/json';
import type { RequestPlan } from '../plan/RequestPlan';
import { IncrementalReading } from './IncrementalReading';
import { isPositionExpired, isResumeExpired } from './isExpired';
import { type Memory, readMemory } from './Memory';

/** How reading ended, with what the next run needs; `memory` is absent when what was kept stays as it is. */
export interface IncrementalEnding extends Ending {
  readonly memory?: JsonObject;
}

/** What is done with each page. */
type Work<Fetched extends Page> = (delivery: Delivery<Fetched>) => Promise<void>;

export interface IncrementalScope<Fetched extends Page> {
  /** What the last run left. */
  readonly kept: unknown;
  /** Reads the pages of a plan. */
  open(plan: RequestPlan, work: Work<Fetched>): Promise<Ending>;
  warn(warning: string): void;
  report(report: IncrementalReport): void;
}

/**
 * Reads only what is new since the run that left `kept`: begins where it ended, leaves out what was delivered, and
 * says at the end what to keep. A position that the API no longer knows is given up, as the plan says.
 */
export async function readIncrementally<Fetched extends Page>(
  plan: RequestPlan,
  spec: IncrementalSpec,
  scope: IncrementalScope<Fetched>,
  work: Work<Fetched>,
): Promise<IncrementalEnding> {
  let memory = spec.startOver ? {} : readMemory(scope.kept);
  for (;;) {
    const reading = new IncrementalReading<Fetched>(plan, spec, memory);
    let hasBegun = false;
    try {
      const ending = await scope.open(reading.plan, async (delivery) => {
        hasBegun = true;
        await work(reading.take(delivery));
      });
      hasBegun = true;
      const warning = reading.warning();
      if (warning !== undefined) scope.warn(warning);
      return { ...ending, memory: reading.end(ending) };
    } catch (thrown) {
      if (hasBegun) throw thrown;
      memory = withoutExpired(memory, toApiError(thrown), spec, scope);
    } finally {
      if (hasBegun) scope.report(reading.report());
    }
  }
}

/** The memory without the part that has expired; rethrows what is no expiry, or where the user wants to know. */
function withoutExpired<Fetched extends Page>(
  memory: Memory,
  error: ApiError,
  { onExpired }: IncrementalSpec,
  { warn }: IncrementalScope<Fetched>,
): Memory {
  const { position, unfinished } = memory;
  const hasExpired = unfinished ? isResumeExpired(error) : position !== undefined && isPositionExpired(error);
  if (!hasExpired) throw error;
  if (onExpired === 'fail')
    throw new ApiError('POSITION_EXPIRED', { ...error.detail, subject: undefined }, error);
  if (unfinished) {
    warn(
      'The unfinished run could not be continued; it was begun again, so some records may be delivered twice.',
    );
    return position ? { position } : {};
  }
  warn(
    'The API no longer knows where the last run ended (its position has expired): everything was read again.',
  );
  return {};
}
