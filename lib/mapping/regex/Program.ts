import type { CharacterTest, Place } from './Pattern';

/** One step of a matching program; numbers are addresses in it, or registers. */
export type Step =
  | { readonly do: 'character'; readonly test: CharacterTest }
  /** As many characters as possible (up to max), then one less each time that the rest does not match. */
  | { readonly do: 'span'; readonly test: CharacterTest; readonly min: number; readonly max: number }
  | { readonly do: 'place'; readonly place: Place }
  | { readonly do: 'back'; readonly group: number }
  | { readonly do: 'look'; readonly negative: boolean; readonly program: readonly Step[] }
  /** Goes on at `first`; at `second` when that fails. */
  | { do: 'split'; first: number; second: number }
  | { do: 'jump'; to: number }
  /** Keeps the position in a register. */
  | { readonly do: 'save'; readonly register: number }
  | { readonly do: 'forget'; readonly from: number; readonly to: number }
  /** Fails when nothing was matched since the register was saved: a round of a loop has to get on. */
  | { readonly do: 'progress'; readonly register: number }
  | { readonly do: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  /** Two for each group, start and end, group 0 being the whole; then one for each loop. */
  readonly registers: number;
  readonly groups: number;
}
