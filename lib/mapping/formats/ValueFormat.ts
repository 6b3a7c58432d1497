import type { Converted } from '../types/ValueType';

/** How a text has to look, beyond being text. */
export interface ValueFormat {
  readonly label: string;
  /** What is accepted and what becomes of it. */
  readonly help: string;
  /** What the value has to be, in a sentence after "expected": "an e-mail address". */
  readonly expects: string;
  /** The text as it is to be written, or what is wrong with it. */
  convert(text: string): Converted;
}
