import type { Bindings } from './expression';
import type { FileNames } from './types/ValueType';
import type { JsonObject, JsonValue } from '../plan/json';

/** What is wrong with one field of one item. */
export interface MappingProblem {
  /** The target field, with the position in lists; empty when it concerns the whole item. */
  readonly path: string;
  /** What was not satisfied: `required`, `type`, `format`, `pattern`, `expression`, `target`, or a word of JSON Schema. */
  readonly rule: string;
  /** A sentence for the person who owns the data. */
  readonly message: string;
  /** What the value has to be. */
  readonly expected?: JsonValue;
  /** The value that is refused; long texts are shortened. */
  readonly got?: JsonValue;
  /** The rule's source path or expression. */
  readonly source?: string;
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

/**
 * What an item becomes; at once for rules without expressions, else as a promise. Expressions see the item as `$` and
 * `$item`, and the bindings as variables: `index` as `$index`. The item is never changed; the result may share
 * parts with it.
 *
 * @param files names of the item's files
 * @throws ApiError EXPRESSION_RUNAWAY when the item's expressions took longer than the time limit or made too much
 */
export type MapItem = (item: JsonObject, bindings?: Bindings, files?: FileNames) => Mapped | Promise<Mapped>;

export const noProblems: readonly MappingProblem[] = Object.freeze([]);
