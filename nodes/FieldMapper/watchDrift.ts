import type { IExecuteFunctions } from 'n8n-workflow';
import {
  compareShapes,
  type Drift,
  driftError,
  inTurns,
  type JsonObject,
  mergeShapes,
  readShape,
  ShapeLearner,
  usedPaths,
} from '../../lib';
import type { FormValues } from '../shared/formValues';
import { recall, remember } from '../shared/keptMemory';
import type { MappingFor } from './readMapping';

const key = 'sourceShape';
/** Enough to know a source by; more would cost more than the mapping. */
const mostLookedAt = 1000;

/**
 * Compares the items with what is known of the source, and keeps what is new. Undefined where nobody watches, or
 * nothing is known yet.
 *
 * @throws ApiError DRIFT_BREAKING where the form says that such changes stop the node
 */
export async function watchDrift(
  context: IExecuteFunctions,
  mappingFor: MappingFor,
): Promise<readonly Drift[] | undefined> {
  const { drift: mode = 'report' } = context.getNodeParameter('options', 0, {}) as FormValues;
  const items = context.getInputData();
  if (mode === 'off' || items.length === 0) return undefined;
  const learner = new ShapeLearner();
  const step = Math.ceil(items.length / mostLookedAt);
  await inTurns(Math.ceil(items.length / step), (at) => learner.add(items[at * step]!.json as JsonObject));
  const now = learner.shape();
  const known = mode === 'learn' ? undefined : readShape(recall(context, key));
  const keep = (shape: typeof now) =>
    remember(context, [{ key, memory: JSON.parse(JSON.stringify(shape)) as JsonObject }]);
  if (!known) {
    keep(now);
    return undefined;
  }
  const { document } = await mappingFor(0);
  const drifts = compareShapes(known, now, usedPaths(document));
  const error = mode === 'stop' ? driftError(drifts) : undefined;
  // What broke the mapping is not learnt: it would not be noticed a second time.
  if (error) throw error;
  const merged = mergeShapes(known, now);
  // n8n stores what is written, in every run: so only what is new.
  if (JSON.stringify(merged.fields) !== JSON.stringify(known.fields)) keep(merged);
  return drifts;
}
