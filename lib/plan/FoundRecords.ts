/** The records of a page and where they were found. */
export interface FoundRecords {
  /** A plain path; empty when the body itself is the list or the only record. */
  readonly path: string;
  readonly records: readonly unknown[];
}
