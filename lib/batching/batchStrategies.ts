import { createRegistry } from '../plan/createRegistry';
import type { BatchStrategy } from './BatchStrategy';
import { bodyArray } from './strategies/bodyArray';
import { multiId } from './strategies/multiId';
import { ndjson } from './strategies/ndjson';
import { odataBatch } from './strategies/odataBatch';

/** Every form in which many items can go out in one request. */
export const batchStrategies = createRegistry('batch strategy', {
  bodyArray,
  ndjson,
  odataBatch,
  multiId,
} satisfies Record<string, BatchStrategy>);
