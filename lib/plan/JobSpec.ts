/** How long-running jobs are waited for: an answer that means "accepted" instead of the data. */
export interface JobSpec {
  /** `auto`: 202 with the address of the job's state. `settings`: as the other fields say. */
  readonly mode: 'auto' | 'off' | 'settings';
  /** Path of the field that holds the job's state. */
  readonly statusPath: string;
  /** States that mean success and failure; empty: the usual words. */
  readonly doneValues: readonly string[];
  readonly failedValues: readonly string[];
  /** Address of the job's state, with `{path}` for fields of the first answer; empty: where the answer points. */
  readonly statusUrl: string;
  /** Address of the result, with `{path}` for fields of the last state; empty: where the answer points. */
  readonly resultUrl: string;
  /** Between two questions; `undefined`: as the API states, else 1 s growing to 30 s. */
  readonly pollIntervalMs?: number;
  /** From the first answer to the job's end. */
  readonly maxWaitMs: number;
}

export const jobDefaults = {
  mode: 'auto',
  statusPath: '',
  doneValues: [],
  failedValues: [],
  statusUrl: '',
  resultUrl: '',
  maxWaitMs: 1_800_000,
} as const satisfies JobSpec;
