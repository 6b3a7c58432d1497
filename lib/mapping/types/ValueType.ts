import type { JsonValue } from '../../plan/json';

/** A converted value, or a sentence for the person who owns the data: `"abc" is not a number`. */
export type Converted = { readonly value: JsonValue } | { readonly problem: string };

/** Names of the files that belong to the item. */
export type FileNames = ReadonlySet<string>;

/** What a field has to be. */
export interface ValueType {
  readonly label: string;
  /** What is accepted and what becomes of it. */
  readonly help: string;
  /** What the value has to be, in a sentence after "expected": "a whole number". */
  readonly expects: string;
  /** Never called with null: a missing value is the rule's business. Null fails where a type cannot be null. */
  convert(value: JsonValue, files?: FileNames): Converted;
  /** How a default typed into a form is read; `convert` when absent. */
  readText?(text: string): Converted;
  /** Whether a default in a document is already what it has to be: `convert` would read it a second time. */
  readonly keepDefault?: boolean;
}
