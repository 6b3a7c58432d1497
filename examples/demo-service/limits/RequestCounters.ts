/** Counts requests by name: what fails "now and then" fails by these numbers, the same way every time. */
export class RequestCounters {
  private readonly counts = new Map<string, number>();

  /** The number of this request, from 1. */
  next(name: string): number {
    const number = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, number);
    return number;
  }

  /** How many there were. */
  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }
}
