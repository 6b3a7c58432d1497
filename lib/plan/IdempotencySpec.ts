/**
 * A key that a request carries so that the API acts on it once, however often it arrives
 * (draft-ietf-httpapi-idempotency-key-header).
 */
export interface IdempotencySpec {
  /** Name of the header that takes the key. */
  readonly header: string;
  /** The user's own key, sent as it is; otherwise the key is made from what is sent. */
  readonly key?: string;
  /** Who sends: keeps the same content of another workflow or node apart. */
  readonly sender: string;
  readonly format: 'uuid' | 'hex';
  /** How many requests with the same content this execution sent before: the second of two equal items is no repetition. */
  readonly occurrence: number;
}
