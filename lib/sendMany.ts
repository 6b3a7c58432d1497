import type { BatchEntry } from './batching/BatchStrategy';
import type { BatchOutcome, BatchPacing } from './batching/BatchSource';
import { sendBatches } from './batching/sendBatches';
import { createBatchSource } from './batchSource';
import type { ApiError } from './errors/ApiError';
import { toApiError } from './errors/toApiError';
import { type CompiledMapping, compileMapping } from './mapping/compileMapping';
import type { RunEnding } from './openRun';
import { type Output, recordOutputs } from './outputs';
import { createPipeline } from './pipeline/pipeline';
import type { Run } from './pipeline/Run';

/** What became of one item: what the API said about it, or why it failed. */
export interface ItemOutcome {
  readonly outputs: readonly Output[];
  readonly failure?: ApiError;
}

interface SentMany {
  readonly outcomes: ReadonlyArray<ItemOutcome | undefined>;
  readonly ending: RunEnding;
}

/** Sends entries in batches and tells what became of each. */
export async function sendMany(
  run: Run,
  entries: readonly BatchEntry[],
  pacing: BatchPacing,
): Promise<SentMany> {
  const mapping = run.plan.mapping && (await compileMapping(run.plan.mapping));
  let splits = 0;
  const source = createBatchSource(run, createPipeline(run), () => (splits += 1));
  const outcomes = await sendBatches(run.plan, entries, source, pacing);
  const results: Array<ItemOutcome | undefined> = [];
  for (const outcome of outcomes) {
    results.push(outcome && (await itemOutcome(outcome, mapping, run)));
  }
  const failed = results.filter((result) => result?.failure).length;
  const accepted = results.filter((result) => result && !result.failure).length;
  run.recorder.batches({ items: entries.length, accepted, failed, splits });
  return { outcomes: results, ending: ending(results) };
}

async function itemOutcome(
  outcome: BatchOutcome,
  mapping: CompiledMapping | undefined,
  run: Run,
): Promise<ItemOutcome> {
  if ('failure' in outcome) return { outputs: [], failure: run.redactor.error(outcome.failure) };
  try {
    return { outputs: await recordOutputs([recordOf(outcome)], mapping, run.recorder) };
  } catch (error) {
    // The other items were sent as well, and what became of them counts.
    return { outputs: [], failure: run.redactor.error(toApiError(error, run.signal)) };
  }
}

/** An answer that says nothing about an item but that it was accepted is a success too. */
function recordOf({ result }: Extract<BatchOutcome, { result: unknown }>): unknown {
  return result === undefined || result === null || result === '' ? { success: true } : result;
}

function ending(results: ReadonlyArray<ItemOutcome | undefined>): RunEnding {
  const failures = results.flatMap((result) => result?.failure ?? []);
  const first = failures[0];
  if (!first) return { status: 'complete', reason: 'All items were accepted' };
  const status = failures.length === results.length ? 'failed' : 'partial';
  const reason = `${failures.length} of ${results.length} items failed, the first one with: ${first.message}`;
  return { status, reason, error: first };
}
