import type { BinaryReference } from '../plan/RequestPlan';

/** Bytes of a file with what is known about it. */
export interface BinaryContent {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly mimeType?: string;
}

/** Where the host keeps the files of items. */
export interface BinaryStore {
  /** Reads the file that a plan refers to; rejects with an ApiError when the item has no such file. */
  read(reference: BinaryReference): Promise<BinaryContent>;
}
