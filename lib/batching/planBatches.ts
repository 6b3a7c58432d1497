import { ApiError } from '../errors/ApiError';
import type { BatchSpec } from '../plan/BatchSpec';
import type { JsonValue } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';
import type { BatchStrategy } from './BatchStrategy';

/** Bytes of the body, or of the address where there is none, that the items do not take. */
function emptySize(strategy: BatchStrategy, request: RequestSpec, settings: BatchSpec['settings']): number {
  const { body, url } = strategy.compose(request, [], settings);
  if (body?.kind === 'json') return Buffer.byteLength(JSON.stringify(body.value));
  return body === undefined ? Buffer.byteLength(url) : 0;
}

/**
 * Puts elements together into batches, in their order: none with more items or bytes than allowed.
 *
 * @param elements by position; those missing are left out
 * @returns positions of each batch, and those whose element alone is too large for a request
 */
export function planBatches(
  elements: ReadonlyMap<number, JsonValue>,
  strategy: BatchStrategy,
  request: RequestSpec,
  { settings, maxItems, maxBytes }: BatchSpec,
): { batches: number[][]; tooLarge: number[] } {
  const room = maxBytes - emptySize(strategy, request, settings);
  const batches: number[][] = [];
  const tooLarge: number[] = [];
  let batch: number[] = [];
  let size = 0;
  for (const [position, element] of elements) {
    // With the comma that comes after it.
    const bytes = Buffer.byteLength(JSON.stringify(element)) + 1;
    if (bytes > room) {
      tooLarge.push(position);
      continue;
    }
    if (batch.length >= maxItems || size + bytes > room) {
      batches.push(batch);
      [batch, size] = [[], 0];
    }
    batch.push(position);
    size += bytes;
  }
  return { batches: batch.length > 0 ? [...batches, batch] : batches, tooLarge };
}

export function tooLargeError({ maxBytes }: BatchSpec): ApiError {
  const megabytes = (maxBytes / 1024 / 1024).toLocaleString('en-US', { maximumFractionDigits: 3 });
  return new ApiError('BATCH_ITEM_TOO_LARGE', {
    subject: `The item alone is larger than the ${megabytes} MB that a request may have`,
    field: 'Maximum Request Size (MB)',
  });
}
