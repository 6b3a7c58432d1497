import type { RequestSpec } from '../plan/RequestPlan';
import type { Cut } from '../ports/Transport';
import type { Choice } from './chooseStyle';
import type { Page } from './Paginator';

/** A page with what the loop over pages needs to know of its content. */
export interface ReadPage extends Page {
  /** A hash of the content as received: the same for the same content. Taken when asked for: a single page needs none. */
  digest(): string;
  /** Set when the page is a stream that was left before its end; there is no next page then. */
  readonly cut?: Cut;
  /** Size of the content, decompressed. */
  readonly bytes: number;
}

/** What the loop over pages needs from the engine. */
export interface PageSource<Fetched extends ReadPage> {
  /** Aborted when the execution is cancelled. */
  readonly signal?: AbortSignal;
  /** The most requests that may be under way at once; undefined when nobody has set it. */
  readonly mostAtOnce?: number;
  /**
   * Sends the request for a page and reads it; rejects with an ApiError, also when the signal is aborted. `onMoved` is
   * told when the page has to be asked for otherwise from now on, because the request has started a job.
   */
  fetch(
    request: RequestSpec,
    number: number,
    signal: AbortSignal | undefined,
    onMoved: (request: RequestSpec) => void,
  ): Promise<Fetched>;
  /** Resolves after so many milliseconds; rejects when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Told once, as soon as the style is known. */
  onChoice(choice: Choice): void;
  /** Told of records that were left out because their key had come before. */
  onDuplicates(count: number): void;
  /** Told of something that the user should check. */
  onWarning(warning: string): void;
  /** Takes secrets out of a resume cursor. */
  redact<Value>(value: Value): Value;
}

/** A page with those of its records that are to be delivered: none twice, none beyond the limit. */
export interface Delivery<Fetched extends Page> {
  readonly page: Fetched;
  readonly records: readonly unknown[];
}
