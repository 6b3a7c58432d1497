import { createRegistry } from '../plan/createRegistry';
import type { IncrementalStrategy } from './IncrementalStrategy';
import { cursor } from './strategies/cursor';
import { delta } from './strategies/delta';
import { field } from './strategies/field';

/** Every way of reading only what is new. */
export const incrementalStrategies = createRegistry('incremental strategy', {
  field,
  delta,
  cursor,
} satisfies Record<string, IncrementalStrategy>);
