import type { ErrorCode } from '../errors/codes';

const capacity = 500;
const retryCost = 5;
const timeoutCost = 10;

/**
 * What all runs of the process may spend on repeating requests to one origin, so that retries do not multiply the
 * load on an API that is down. A repetition costs 5 of 500 tokens, after a timeout 10; one that succeeds gives its
 * cost back, a request that succeeds at once gives 1.
 * Source: AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode.
 */
export class RetryBudget {
  private tokens = capacity;

  /** Pays for a repetition; the price, or undefined when too little is left. */
  pay(after: ErrorCode): number | undefined {
    const price = after.startsWith('TIMEOUT_') ? timeoutCost : retryCost;
    if (this.tokens < price) return undefined;
    this.tokens -= price;
    return price;
  }

  /** A request succeeded; `paid`: for the repetition that did, 0 when there was none. */
  succeeded(paid: number): void {
    this.tokens = Math.min(capacity, this.tokens + (paid || 1));
  }
}
