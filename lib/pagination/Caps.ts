import type { PaginationSpec } from '../plan/RequestPlan';
import type { ReadPage } from './PageSource';

/** Pages without records in a row, after which an API is no longer believed to come to one. */
const mostEmptyPages = 100;

const megabyte = 1024 * 1024;

/** Counts what a run has read, against the limits on it. The limit in time is kept where requests are sent. */
export class Caps {
  private pages = 0;
  private records = 0;
  private bytes = 0;
  private emptyPages = 0;
  private readonly maxRecords: number;
  private readonly maxBytes: number;

  constructor(private readonly limits: Pick<PaginationSpec, 'maxPages' | 'maxRecords' | 'maxBytes'>) {
    this.maxRecords = limits.maxRecords ?? Infinity;
    this.maxBytes = limits.maxBytes ?? Infinity;
  }

  /** How many records may still be delivered. */
  get room(): number {
    return this.maxRecords - this.records;
  }

  count({ records, bytes }: Pick<ReadPage, 'records' | 'bytes'>, delivered: number): void {
    this.pages += 1;
    this.records += delivered;
    this.bytes += bytes;
    this.emptyPages = records.length === 0 ? this.emptyPages + 1 : 0;
  }

  /** The limit that was reached, in words: "10 pages". */
  reached(): string | undefined {
    if (this.room <= 0) return `${this.maxRecords} records`;
    if (this.pages >= this.limits.maxPages) return `${this.limits.maxPages} pages`;
    if (this.bytes >= this.maxBytes) return `${Number((this.maxBytes / megabyte).toPrecision(3))} MB`;
    return this.emptyPages >= mostEmptyPages ? `${mostEmptyPages} empty pages in a row` : undefined;
  }

  /** How many pages like this one may still be needed; at least one. */
  pagesLeft({ records, bytes }: Pick<ReadPage, 'records' | 'bytes'>): number {
    const byRecords = Math.ceil(this.room / Math.max(1, records.length));
    const byBytes = Math.ceil((this.maxBytes - this.bytes) / Math.max(1, bytes));
    return Math.max(1, Math.min(this.limits.maxPages - this.pages, byRecords, byBytes));
  }
}
