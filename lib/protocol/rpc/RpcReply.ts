/** What went wrong, in the server's words. Codes are numbers nearly everywhere; some servers send texts. */
export interface RpcError {
  readonly code?: number | string;
  readonly message?: string;
  readonly data?: unknown;
}

/** The reply to one call of a batch, under the call's position counted from 1. */
export type RpcReply =
  | { readonly id: string; readonly result: unknown }
  | { readonly id: string; readonly error: RpcError }
  /** The server takes no batches, so the call was not processed. */
  | { readonly id: string; readonly isNotTaken: true }
  /** Several replies claim to be the one. */
  | { readonly id: string; readonly replies: number };
