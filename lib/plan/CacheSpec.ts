/** Whether and how long answers to reads are kept for the next run. */
export interface CacheSpec {
  /** `memory`: in this process, by the rules of RFC 9111. */
  readonly mode: 'off' | 'memory';
  /** An answer counts as fresh for at least this long, whatever the API states, except `no-store`; 0 for its word alone. */
  readonly keepAtLeastMs: number;
  /** How long after it has gone stale an answer may stand in for a failure; 0 for the API's own `stale-if-error` alone. */
  readonly staleIfErrorMs: number;
}

export const cacheDefaults = {
  mode: 'off',
  keepAtLeastMs: 0,
  staleIfErrorMs: 0,
} as const satisfies CacheSpec;
