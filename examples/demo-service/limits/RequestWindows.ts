export interface WindowUse {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch milliseconds. */
  readonly resetAt: number;
}

/** Five requests every two seconds. */
const limit = 5;
const windowMs = 2000;

/** Fixed windows, one a name; a window begins with its first request. */
export class RequestWindows {
  private readonly windows = new Map<string, { used: number; resetAt: number }>();

  /** Counts a request at `now` (epoch milliseconds). Refused requests do not count. */
  take(name: string, now: number): WindowUse {
    const open = this.windows.get(name);
    const window = open && now < open.resetAt ? open : { used: 0, resetAt: now + windowMs };
    this.windows.set(name, window);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    return { allowed, limit, remaining: limit - window.used, resetAt: window.resetAt };
  }
}
