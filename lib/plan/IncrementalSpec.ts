import type { Settings } from './Field';

/** "Only new since last run": what to read on from where the last complete run ended. */
export interface IncrementalSpec {
  /** A name from the registry of incremental strategies. */
  readonly strategy: string;
  readonly settings: Settings;
  /** When the API no longer knows where the last run ended: read everything again with a warning, or fail. */
  readonly onExpired: 'startOver' | 'fail';
  /** Forget what was remembered. */
  readonly startOver: boolean;
  /** Under which the position is remembered; empty: the request itself tells positions apart. */
  readonly name: string;
}
