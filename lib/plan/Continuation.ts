/** Another operation of an API that may give the next page of an answer, by what the API's description says. */
export interface Continuation {
  readonly operation: string;
  /** Fields of its input that it cannot do without. */
  readonly requires: readonly string[];
}
