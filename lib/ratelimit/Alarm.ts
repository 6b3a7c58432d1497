import type { Clock } from '../ports/Clock';

/** One timer that can be set to another time. Nothing is left running once it is off. */
export class Alarm {
  private set: { readonly at: number; readonly abort: AbortController } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onRing: (due: number) => void,
  ) {}

  /** Rings at the given time (epoch milliseconds) and not at one that was set before. */
  setTo(at: number, now: number): void {
    if (this.set?.at === at) return;
    this.off();
    const abort = new AbortController();
    const set = { at, abort };
    this.set = set;
    this.clock.sleep(Math.max(1, Math.ceil(at - now)), abort.signal).then(
      () => {
        if (this.set !== set) return;
        this.set = undefined;
        this.onRing(at);
      },
      // It was put off: nobody waits for it any more.
      () => undefined,
    );
  }

  off(): void {
    this.set?.abort.abort();
    this.set = undefined;
  }
}
