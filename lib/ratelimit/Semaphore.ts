/** Lets a number of holders in at a time; the others wait in the order in which they came. */
export class Semaphore {
  private held = 0;
  private size = Infinity;
  private readonly waiting = new Set<() => void>();

  /** Whether a newcomer has to wait. */
  get isFull(): boolean {
    return this.held >= this.size || this.waiting.size > 0;
  }

  /** Changes the number of holders; those who are in already stay in. */
  resize(size: number): void {
    this.size = Math.max(1, size);
    this.admit();
  }

  /** Resolves with a function that gives the place back; rejects with the signal's reason when aborted. */
  async acquire(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.isFull) await this.wait(signal);
    else this.held += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.held -= 1;
      this.admit();
    };
  }

  private wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.delete(enter);
        reject(signal?.reason);
      };
      this.waiting.add(enter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private admit(): void {
    for (const enter of this.waiting) {
      if (this.held >= this.size) return;
      this.waiting.delete(enter);
      this.held += 1;
      enter();
    }
  }
}
