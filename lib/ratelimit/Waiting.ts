import type { Opening } from './Gate';
import type { LimitedRequest, Permit, PermitWait } from './Permit';
import type { Priority, Waiter } from './WaitingLine';

/** A request in the line, with what it has waited for so far. */
export class Waiting implements Waiter {
  readonly priority: Priority;
  readonly owner: object;
  private readonly waits: PermitWait[] = [];
  private reason: Opening;
  private since: number;
  private onAbort: (() => void) | undefined;

  constructor(
    readonly request: LimitedRequest,
    reason: Opening,
    now: number,
    private readonly resolve: (permit: Permit) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.priority = request.priority;
    this.owner = request.owner;
    this.reason = reason;
    this.since = now;
  }

  /** Calls `leave` when the request is cancelled while it waits. */
  watch(leave: () => void): void {
    const { signal } = this.request;
    if (!signal) return;
    this.onAbort = () => {
      leave();
      this.fail(signal.reason);
    };
    signal.addEventListener('abort', this.onAbort, { once: true });
  }

  /** What it waits for from now on. */
  note(reason: Opening, now: number): void {
    if (reason.cause !== this.reason.cause || reason.bucket !== this.reason.bucket) this.close(now);
    this.reason = reason;
  }

  /** All waits up to now. */
  waited(now: number): readonly PermitWait[] {
    this.close(now);
    return this.waits;
  }

  admit(permit: Permit): void {
    this.unwatch();
    this.resolve(permit);
  }

  fail(error: unknown): void {
    this.unwatch();
    this.reject(error);
  }

  private close(now: number): void {
    const { cause, bucket } = this.reason;
    if (now > this.since) this.waits.push({ ms: now - this.since, cause, bucket });
    this.since = now;
  }

  private unwatch(): void {
    if (this.onAbort) this.request.signal?.removeEventListener('abort', this.onAbort);
  }
}
