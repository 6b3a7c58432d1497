/** When requests to an API that keeps failing are held back, and for how long. */
export interface BreakerSpec {
  readonly enabled: boolean;
  /** Share of failing requests, 0 to 1, from which the circuit opens. */
  readonly failureRatio: number;
  /** Fewer requests than this within the window prove nothing. */
  readonly minimumCalls: number;
  /** How far back requests count. */
  readonly windowMs: number;
  /** How long nothing is sent at first; doubles each time the API is found still failing. */
  readonly coolDownMs: number;
  readonly maxCoolDownMs: number;
  /** Requests let through after the cool-down; all must succeed for the circuit to close. */
  readonly probes: number;
  /** What a request gets while the circuit is open: an error, the last known answer, or (by the host) a later run. */
  readonly whenOpen: 'fail' | 'stale' | 'defer';
}

/** Careful: only an API that hardly answers at all is left alone. */
export const breakerDefaults = {
  enabled: true,
  failureRatio: 0.8,
  minimumCalls: 20,
  windowMs: 60_000,
  coolDownMs: 30_000,
  maxCoolDownMs: 300_000,
  probes: 3,
  whenOpen: 'fail',
} as const satisfies BreakerSpec;
