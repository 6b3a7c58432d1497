import type { ApiError } from '../errors/ApiError';
import type { AnswerSpec } from '../plan/BatchSpec';
import type { Field, Settings } from '../plan/Field';
import type { JsonValue } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** What one item contributes to a batch. */
export interface BatchEntry {
  readonly value: JsonValue;
  /** Values of the strategy's `itemFields`. */
  readonly settings: Settings;
  /** The item's own idempotency key. */
  readonly key?: string;
}

/** What a strategy makes of one result of its own form. */
export type Judgement =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /**
   * Nothing of the item was processed: it goes again, alone. The API takes no batches at all, unless `isGeneral` says
   * that only this one was refused.
   */
  | { readonly kind: 'alone'; readonly isGeneral?: boolean };

/** One form in which APIs take many items at once. Pure. */
export interface BatchStrategy {
  readonly label: string;
  readonly help: string;
  /** Names of the protocols whose form it is; REST when absent. */
  readonly protocols?: readonly string[];
  /** Settings of the form that hold for the whole batch. */
  readonly fields: readonly Field[];
  /** Settings of the form that every item has for itself. */
  readonly itemFields: readonly Field[];
  /**
   * An entry as it will stand in the request.
   * @throws ApiError INVALID_SETTING when the entry lacks what the form needs
   */
  element(entry: BatchEntry, settings: Settings): JsonValue;
  /** The request that carries the elements; makes a new one. */
  compose(request: RequestSpec, elements: readonly JsonValue[], settings: Settings): RequestSpec;
  /** How its answers are read where the user says nothing else. */
  answer?(settings: Settings): Partial<AnswerSpec>;
  /** The key by which an answer names the element at a position; by default the user's key field says. */
  keyAt?(position: number): string;
  /** What a result says about the item, without the wrapping that this form adds. */
  unwrap?(result: unknown): unknown;
  /** What an unwrapped result says, where the form has its own words for it; else the usual ways of APIs count. */
  judge?(result: unknown): Judgement;
  /** What becomes the item's output; the unwrapped result when absent. */
  content?(result: unknown): unknown;
  /** Statuses that refuse a batch because of one of its items, besides the usual ones. */
  readonly refusals?: readonly number[];
}
