/**
 * What ends a sending early: the caller, or a deadline. An AbortController would do, but making one and its
 * listeners costs as much as a tenth of a request on a kept connection.
 */
export class Cancellation {
  private readonly listeners = new Set<() => void>();
  private ended = false;
  private cause: unknown;

  get aborted(): boolean {
    return this.ended;
  }

  get reason(): unknown {
    return this.cause;
  }

  /** Only the first call counts. */
  abort(reason: unknown): void {
    if (this.ended) return;
    this.ended = true;
    this.cause = reason;
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls the listener when aborted; the function returned takes it back. */
  onAbort(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Settles as the promise does, or rejects with the reason as soon as aborted. */
  async race<Value>(promise: Promise<Value>): Promise<Value> {
    let forget = (): void => {};
    const aborted = new Promise<never>((_resolve, reject) => {
      if (this.ended) reject(this.cause);
      else forget = this.onAbort(() => reject(this.cause));
    });
    try {
      return await Promise.race([promise, aborted]);
    } finally {
      forget();
    }
  }
}
