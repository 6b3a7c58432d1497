import type { Settings } from './Field';

/** How the answer to a batch is told apart into results of single items. Paths are plain; empty means automatic. */
export interface AnswerSpec {
  /** `whole`: the API answers for the batch as a whole and only names what failed, if anything. */
  readonly match: 'auto' | 'index' | 'key' | 'whole';
  /** Where the list of results is. */
  readonly resultsAt: string;
  /** Where the key is in what an item sends. */
  readonly sentKey: string;
  /** Where the key is in a result; the same path as `sentKey` when empty. */
  readonly resultKey: string;
  /** Where a result says what went wrong; anything but null, false and emptiness there is a failure. */
  readonly itemErrorAt: string;
  /** Where the list of errors is, for APIs that keep them apart from the results. */
  readonly errorsAt: string;
  /** Where an error of that list says which item it is about: its position from 0, or its key. */
  readonly errorKey: string;
}

/** How many items go out in one request, in which form, and how the answer is read. */
export interface BatchSpec {
  /** A name from the registry of batch strategies. */
  readonly strategy: string;
  /** The strategy's own fields. */
  readonly settings: Settings;
  readonly maxItems: number;
  /** Cap on the body of one request, in bytes. */
  readonly maxBytes: number;
  readonly answer: AnswerSpec;
  /** What follows when the API refuses a batch without naming an item: smaller batches, or failure of all its items. */
  readonly onRefusal: 'split' | 'fail';
}

/** Parts that a node leaves out get these values. */
export const batchDefaults = {
  settings: {},
  maxItems: 100,
  maxBytes: 5 * 1024 * 1024,
  answer: {
    match: 'auto',
    resultsAt: '',
    sentKey: '',
    resultKey: '',
    itemErrorAt: '',
    errorsAt: '',
    errorKey: '',
  },
  onRefusal: 'split',
} as const satisfies Omit<BatchSpec, 'strategy'>;
