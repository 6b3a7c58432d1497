import type { JsonValue } from '../plan/json';

/** What a rule does with a source that is missing, null or (text) empty, or with a value that does not convert. */
export type Fallback = 'skip' | 'null' | 'default' | 'reject';

/** One rule: where a target field's value comes from and what it has to be. */
export interface FieldRule {
  /** Where the value goes: a field name or a path such as `address.city` or `phones[0].number`. */
  readonly target: string;
  /** A plain path into the source such as `user.email`. Either this or `expression`. */
  readonly source?: string;
  /** JSONata over the source. */
  readonly expression?: string;
  /** A value type's name (`lib/mapping/types`); `any` leaves the value as it is. */
  readonly type?: string;
  readonly required?: boolean;
  /** Used when the source has no value. */
  readonly default?: JsonValue;
  /** When the source has no value; without it: reject if required, else the default if there is one, else skip. */
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
