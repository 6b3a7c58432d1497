/** A regular expression as a tree. Texts are matched by UTF-16 unit: JSONata has no `u` flag. */
export type Pattern =
  /** One character; `test` says which. */
  | { readonly kind: 'character'; readonly test: CharacterTest }
  /** A place between two characters. */
  | { readonly kind: 'place'; readonly place: Place }
  /** What a group matched before, by its number from 1. */
  | { readonly kind: 'back'; readonly group: number }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negative: boolean; readonly body: Pattern }
  | { readonly kind: 'group'; readonly group: number; readonly body: Pattern }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | Repeat;

export interface Repeat {
  readonly kind: 'repeat';
  readonly body: Pattern;
  readonly min: number;
  /** Infinity when open. */
  readonly max: number;
  readonly greedy: boolean;
  /** Groups inside, `[first, last]`; each round forgets what they matched. */
  readonly groups: readonly [number, number];
}

export type Place = 'start' | 'end' | 'boundary' | 'noBoundary';

export type CharacterTest = (code: number) => boolean;
