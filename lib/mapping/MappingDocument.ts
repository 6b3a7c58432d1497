import type { JsonValue } from '../plan/json';

/**
 * What a rule does with a source that has no value (missing, null, or empty text for a required field), or with a
 * value that does not convert.
 */
export type Fallback = 'skip' | 'null' | 'default' | 'reject';

/** One rule: where a target field's value comes from and what it has to be. */
export interface FieldRule {
  /** Where the value goes: a field name or a path such as `address.city` or `phones[0].number`. */
  readonly target: string;
  /** A plain path into the source such as `user.email`. Either this or `expression`; neither for a constant. */
  readonly source?: string;
  /** JSONata over the source. */
  readonly expression?: string;
  /** A value type's name (`lib/mapping/types`); `any` leaves the value as it is. */
  readonly type?: string;
  /** An empty text counts as no value, too. */
  readonly required?: boolean;
  /** Used when the source has no value; always, when there is no source. */
  readonly default?: JsonValue;
  /** When the source has no value; without it: the default if there is one, else reject if required, else skip. */
  readonly onMissing?: Fallback;
  /** When the value does not convert to the type; without it: reject. */
  readonly onError?: Fallback;
  readonly note?: string;
}

/**
 * A mapping as plain data. It has rules, or one JSONata expression that makes the whole result.
 */
export interface MappingDocument {
  readonly version: 1;
  readonly name?: string;
  readonly description?: string;
  readonly fields?: readonly FieldRule[];
  readonly expression?: string;
  /** What happens to fields of the source that no rule uses as a plain source. */
  readonly unmapped?: 'drop' | 'keep';
  /** What becomes of an item with problems: refuse it, or set the field to null and go on. */
  readonly invalid?: 'reject' | 'null';
  /** Time that the expressions of one item may take together, in milliseconds; 1,000 when absent. */
  readonly timeLimitMs?: number;
}
