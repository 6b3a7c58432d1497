/** A GraphQL connection that a document is known to ask for; JSON, as a style's settings are. */
export interface PagedConnection {
  /** Path of its pageInfo in the answer. */
  readonly pageInfo: string;
  readonly direction: 'forward' | 'backward';
  /** The variable that takes the cursor. */
  readonly variable: string;
  /** The document for its further pages, which leaves the other connections out. */
  readonly further: string;
  /** Variables that it no longer declares: some servers refuse values for such. */
  readonly unused: readonly string[];
}
