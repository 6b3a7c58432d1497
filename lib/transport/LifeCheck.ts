import { isApiError } from '../errors/ApiError';
import type { Clock } from '../ports/Clock';

/** How long a peer may take to answer a ping: it has nothing to do for it but to send it back. */
const pongMs = 5000;

/**
 * Finds out whether anybody is still there on a kept connection. When a network forgets a connection, nobody is told:
 * without this, one call after the other would wait for its deadline on a connection that leads nowhere.
 */
export class LifeCheck {
  private isUnderWay = false;

  /**
   * @param ping asks the peer and calls back when it answers
   * @param giveUp ends the connection
   */
  constructor(
    private readonly clock: Clock,
    private readonly ping: (answered: () => void) => void,
    private readonly giveUp: () => void,
  ) {}

  /** To be called when a call has ended early; only a missed deadline says something about the connection. */
  after(reason: unknown): void {
    const isTimeout = isApiError(reason) && reason.code.startsWith('TIMEOUT_');
    if (!isTimeout || this.isUnderWay) return;
    this.isUnderWay = true;
    const forget = this.clock.after(pongMs, this.giveUp);
    this.ping(() => {
      forget();
      this.isUnderWay = false;
    });
  }
}
