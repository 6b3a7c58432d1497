import { clockSkew } from '../../../ratelimit/serverTime';
import type { AuthContext, AuthMemory } from '../../AuthScheme';

/** How far the authorization server's clock is from ours, learnt from its answers. */
export class ServerClock {
  constructor(
    private readonly context: { readonly clock: AuthContext['clock']; readonly memory: AuthMemory },
  ) {}

  /** Milliseconds by which the server is ahead; 0 while nothing is known. */
  get skewMs(): number {
    return (this.context.memory.get('server clock') as number | undefined) ?? 0;
  }

  /** Epoch milliseconds at the server. */
  now(): number {
    return this.context.clock.now() + this.skewMs;
  }

  /** Reads the time off an answer. */
  learn(headers: Headers): void {
    this.context.memory.set('server clock', clockSkew(headers, this.context.clock.now()));
  }

  /** Whether what is known now is really another time than one that was known before. */
  differsFrom(skewMs: number): boolean {
    // The Date header is exact to a second.
    return Math.abs(this.skewMs - skewMs) > 2_000;
  }
}
