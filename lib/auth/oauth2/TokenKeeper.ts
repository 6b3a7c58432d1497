import type { Clock } from '../../ports/Clock';
import type { AccessToken } from '../../ports/TokenSource';
import { type AuthMemory, shareWork } from '../AuthScheme';

/** A token is renewed this long before it expires, or for the last tenth of a short life. */
const longestMarginMs = 60_000;

/** A token that replaced a refused one and is refused as well is not replaced again before this time is over. */
const refusedPauseMs = 60_000;

/** A renewal ahead of time that has failed is tried again after this time. */
const postponedMs = 10_000;

/** The token of one credential: all requests with it use the same, and wait for the same renewal. */
export class TokenKeeper<Token extends AccessToken = AccessToken> {
  private held?: Token;
  private heldSince = -Infinity;
  private replacesRefused = false;
  private wasAccepted = false;
  private renewNotBefore = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly memory: AuthMemory,
  ) {}

  /** The token that requests carry, expired or not. */
  get token(): Token | undefined {
    return this.held;
  }

  /** Takes a token that was stored elsewhere, unless a newer one is held. `at`: when it was read. */
  offer(token: Token, at: number): void {
    if (at > this.heldSince && token.value !== this.held?.value) this.hold(token, at, false);
  }

  /** The token, if it will still be valid when a request with it arrives. */
  fresh(): Token | undefined {
    const { held } = this;
    return held && !this.isDue(held) ? held : undefined;
  }

  /** A new token in place of `stale`; whoever asks while it is on its way gets the same. */
  renew(stale: Token | undefined, grant: () => Promise<Token>, wasRefused = false): Promise<Token> {
    if (this.held && this.held.value !== stale?.value) return Promise.resolve(this.held);
    return shareWork(this.memory, 'token', async () => {
      const token = await grant();
      this.hold(token, this.clock.now(), wasRefused);
      return token;
    });
  }

  /** The token in spite of a renewal that has failed, as long as it is valid; the next one is tried after a while. */
  postpone(): AccessToken | undefined {
    const { held } = this;
    if (!held || this.hasExpired(held)) return undefined;
    this.renewNotBefore = this.clock.now() + postponedMs;
    return held;
  }

  /** The API took a request with the token that is held. */
  accepted(): void {
    this.wasAccepted = true;
  }

  /** Whether another token may help where this one was refused; not when its predecessor was refused just before. */
  get mayHelp(): boolean {
    const isNew = this.replacesRefused && !this.wasAccepted;
    return !isNew || this.clock.now() - this.heldSince >= refusedPauseMs;
  }

  private hold(token: Token, at: number, replacesRefused: boolean): void {
    this.held = token;
    this.heldSince = at;
    this.replacesRefused = replacesRefused;
    this.wasAccepted = false;
    this.renewNotBefore = -Infinity;
  }

  private isDue(token: AccessToken): boolean {
    const { expiresAt = Infinity, lifetimeMs = Infinity } = token;
    const now = this.clock.now();
    if (now < this.renewNotBefore) return this.hasExpired(token);
    return now >= expiresAt - Math.min(longestMarginMs, lifetimeMs / 10);
  }

  private hasExpired({ expiresAt = Infinity }: AccessToken): boolean {
    return this.clock.now() >= expiresAt;
  }
}

/** The keeper of a credential's token, made when it is first asked for. */
export function tokenKeeper<Token extends AccessToken = AccessToken>(
  clock: Clock,
  memory: AuthMemory,
): TokenKeeper<Token> {
  const known = memory.get('token keeper') as TokenKeeper<Token> | undefined;
  const keeper = known ?? new TokenKeeper<Token>(clock, memory);
  if (!known) memory.set('token keeper', keeper);
  return keeper;
}
