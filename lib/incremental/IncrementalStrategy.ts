import type { Page } from '../pagination/Paginator';
import type { Field, Settings } from '../plan/Field';
import type { JsonObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** Where a run ended, as a strategy remembers it. JSON, bounded in size. */
export type Position = JsonObject;

/** What a strategy makes of one page. */
export interface PageReading {
  /** Those of the records that no earlier run has delivered. */
  readonly records: readonly unknown[];
  /** The position after this page; undefined while none is known. */
  readonly position: Position | undefined;
}

/** One way to tell new records from known ones. Pure: everything it knows comes in and goes out through arguments. */
export interface IncrementalStrategy {
  readonly label: string;
  readonly help: string;
  readonly fields: readonly Field[];
  /** The request of a run that begins at a position; without one, that of the first run. */
  begin(request: RequestSpec, start: Position | undefined, settings: Settings): RequestSpec;
  /** `start`: where the run began; `position`: after the pages before this one. */
  read(
    page: Page,
    records: readonly unknown[],
    start: Position | undefined,
    position: Position | undefined,
    settings: Settings,
  ): PageReading;
  /** A position in words that people can read; undefined when it is opaque. */
  describe(position: Position): string | undefined;
  /** What to tell the user when a whole run with records gave no position. */
  readonly nothingFound: string;
}
