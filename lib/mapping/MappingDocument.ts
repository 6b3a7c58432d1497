import type { JsonObject, JsonValue } from '../plan/json';

/** What a rule does with a source that has no value, or with a value that does not convert. */
export type Fallback = 'skip' | 'null' | 'default' | 'reject';

/** One rule: where a target field's value comes from and what it has to be. */
export interface FieldRule {
  /**
   * Where the value goes: a field name or a path such as `address.city` or `phones[0].number`. `lines[].sku` writes the
   * field of each element of a list.
   */
  readonly target: string;
  /**
   * A plain path into the source such as `user.email`. With `items[].code` each element gives one element of the
   * target's list. Either this or `expression`; neither for a constant.
   */
  readonly source?: string;
  /** JSONata over the source; `items[].(price * quantity)` is computed for each element of a list. */
  readonly expression?: string;
  /** A value type's name (`lib/mapping/types`); `any` leaves the value as it is. */
  readonly type?: string;
  /** A format's name (`lib/mapping/formats`); for dates how they are written, such as `dd.MM.yyyy`. */
  readonly format?: string;
  /** A regular expression that the whole text has to match. */
  readonly pattern?: string;
  /** How the dates of the source are written where they are not ISO 8601, such as `MM/dd/yyyy`. */
  readonly sourceFormat?: string;
  /** Time zone of dates that name none, and of dates that are written with a format; UTC when absent. */
  readonly zone?: string;
  /** Null and an empty text count as no value, too. */
  readonly required?: boolean;
  /** Used when the source has no value; always, when there is no source. */
  readonly default?: JsonValue;
  /** When the source has no value; without it: the default if there is one, else reject if required, else skip. */
  readonly onMissing?: Fallback;
  /** When the source is null; without it as `onMissing`. */
  readonly onNull?: Fallback;
  /** When the source is an empty text, list or object; without it as `onMissing` for a required text, else kept. */
  readonly onEmpty?: Fallback;
  /** When the value does not convert; without it: reject. */
  readonly onError?: Fallback;
  /** Where items are grouped: how the values of a group become one; without it the first. */
  readonly aggregate?: string;
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
  /** Path of a list: each of its elements becomes an item, with the fields of the item around it. */
  readonly split?: string;
  /** Plain path or JSONata: items with the same value become one item. */
  readonly groupBy?: string;
  /** What happens to fields of the source that no rule uses as a plain source. */
  readonly unmapped?: 'drop' | 'keep';
  /** What becomes of an item with problems: refuse it, or set the field to null and go on. */
  readonly invalid?: 'reject' | 'null';
  /** Time that the expressions of one item may take together, in milliseconds; 1,000 when absent. */
  readonly timeLimitMs?: number;
  /** Items as they come in, for examples in the documentation of the mapping. */
  readonly samples?: readonly JsonObject[];
}
