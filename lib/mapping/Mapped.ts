import type { JsonObject, JsonValue } from '../plan/json';

/** What is wrong with one field of one item. */
export interface MappingProblem {
  /** The rule's target; empty when it concerns the whole item. */
  readonly target: string;
  /** The rule's source path or expression. */
  readonly source?: string;
  /** A sentence for the person who owns the data. */
  readonly message: string;
  /** The value that is refused; long texts are shortened. */
  readonly value?: JsonValue;
}

/**
 * What one item becomes. `mapped` may still have problems: fields that were set to null, left out or filled with
 * their default because their value was not usable.
 */
export type Mapped =
  | {
      readonly status: 'mapped';
      readonly values: readonly JsonObject[];
      readonly problems: readonly MappingProblem[];
    }
  | {
      readonly status: 'rejected';
      readonly problems: readonly MappingProblem[];
      readonly source: JsonObject;
    };

export const noProblems: readonly MappingProblem[] = Object.freeze([]);
