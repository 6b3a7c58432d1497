import type { ApiError } from '../errors/ApiError';
import type { RequestSpec } from '../plan/RequestPlan';

/** What became of one item. */
export type BatchOutcome = { readonly result: unknown } | { readonly failure: ApiError };

/** What sending needs from the engine. */
export interface BatchSource {
  /** Sends one batch and reads its answer; rejects with an ApiError. `ownKeys`: idempotency keys of its items. */
  send(
    request: RequestSpec,
    ownKeys: ReadonlyArray<string | undefined>,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Waits until a time (epoch milliseconds), or as long as seems wise; rejects when that is longer than allowed. */
  wait(retryAt: number | undefined, round: number): Promise<void>;
  now(): number;
  /** Whether this API, or another run's experience with it, has shown that it takes no batches. */
  takesNoBatches(): boolean;
  /** Told when an API shows that. */
  onNoBatches(): void;
  /** Told of each batch that was sent again in smaller ones. */
  onSplit(): void;
  onWarning(warning: string): void;
}

export interface BatchPacing {
  /** Batches under way at the same time. */
  readonly concurrency: number;
  /** Starts nothing more once an item has failed. */
  readonly stopAtFailure: boolean;
}
