/** The limit that the server keeps: `perSecond` requests, with a burst. Times in epoch milliseconds. */
export class TokenBucket {
  private tokens: number;
  private updatedAt: number | undefined;

  constructor(
    private readonly perSecond: number,
    readonly burst: number,
  ) {
    this.tokens = burst;
  }

  /** Whether a request at this time is let through; it then takes a token. */
  take(now: number): boolean {
    const passed = now - (this.updatedAt ?? now);
    this.tokens = Math.min(this.burst, this.tokens + (passed / 1000) * this.perSecond);
    this.updatedAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  get remaining(): number {
    return Math.floor(this.tokens);
  }

  /** Milliseconds until there is a token again. */
  get wait(): number {
    return Math.max(0, ((1 - this.tokens) / this.perSecond) * 1000);
  }

  /** Milliseconds until the whole burst is there again. */
  get untilFull(): number {
    return ((this.burst - this.tokens) / this.perSecond) * 1000;
  }
}
