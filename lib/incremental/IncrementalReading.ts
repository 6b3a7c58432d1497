import type { IncrementalReport } from '../observability/RunReport';
import type { Ending } from '../pagination/Ending';
import type { Delivery } from '../pagination/PageSource';
import type { Page } from '../pagination/Paginator';
import type { IncrementalSpec } from '../plan/IncrementalSpec';
import type { JsonObject } from '../plan/json';
import type { RequestPlan } from '../plan/RequestPlan';
import type { IncrementalStrategy, Position } from './IncrementalStrategy';
import { type Memory, writeMemory } from './Memory';
import { incrementalStrategies } from './strategies';

/** Ends after which going on would only repeat what went wrong. */
const hopeless = new Set(['PAGINATION_LOOP', 'PAGINATION_UNCLEAR']);

/** One run from a memory: the plan to read by, the new records of each page, and the memory after it. */
export class IncrementalReading<Fetched extends Page> {
  readonly plan: RequestPlan;
  private readonly strategy: IncrementalStrategy;
  private position: Position | undefined;
  private known = 0;
  private read = 0;

  constructor(
    plan: RequestPlan,
    private readonly spec: IncrementalSpec,
    private readonly memory: Memory,
  ) {
    const { position, unfinished } = memory;
    this.strategy = incrementalStrategies.get(spec.strategy);
    this.position = unfinished?.position ?? position;
    this.plan = {
      ...plan,
      request: this.strategy.begin(plan.request, position, spec.settings),
      pagination: { ...plan.pagination, resumeFrom: plan.pagination.resumeFrom ?? unfinished?.resume },
    };
  }

  take({ page, records }: Delivery<Fetched>): Delivery<Fetched> {
    const { settings } = this.spec;
    const reading = this.strategy.read(page, records, this.memory.position, this.position, settings);
    this.position = reading.position;
    this.read += records.length;
    this.known += records.length - reading.records.length;
    return { page, records: reading.records };
  }

  /**
   * What to keep: the new position only when everything was read. A run that was capped or broke off keeps its
   * cursor beside the old position, so that the next run goes on with it.
   */
  end({ status, resume, error }: Ending): JsonObject | undefined {
    const { position } = this;
    if (status === 'complete') return writeMemory({ position });
    if (resume === undefined || (error && hopeless.has(error.code))) return undefined;
    return writeMemory({ position: this.memory.position, unfinished: { resume, position } });
  }

  warning(): string | undefined {
    if (this.position || this.read === 0) return undefined;
    return `Only New Since Last Run: ${this.strategy.nothingFound}`;
  }

  report(): IncrementalReport {
    const { position, unfinished } = this.memory;
    const begun = position ? 'new' : 'everything';
    return {
      strategy: this.spec.strategy,
      read: unfinished ? 'continued' : begun,
      since: position && this.strategy.describe(position),
      known: this.known,
    };
  }
}
