interface Seen {
  readonly number: number;
  readonly records: readonly unknown[];
  readonly first: string;
  readonly last: string;
}

/** Enough to notice A, A and A, B, A; more would keep more pages in memory. */
const pagesKept = 2;

/** Notices that the records of a page are those of one of the two pages before it. */
export class RecentRecords {
  private seen: readonly Seen[] = [];

  /**
   * The page that had the same records. Records that all look alike do not count: equal values may well go on over
   * several pages. Compares first and last record before all, so a new page costs next to nothing.
   */
  earlier(records: readonly unknown[], number: number): number | undefined {
    const first = JSON.stringify(records[0]);
    const last = JSON.stringify(records.at(-1));
    const found =
      first === last ? undefined : this.seen.find((page) => page.first === first && page.last === last);
    this.seen = [{ number, records, first, last }, ...this.seen].slice(0, pagesKept);
    return found && JSON.stringify(found.records) === JSON.stringify(records) ? found.number : undefined;
  }
}
