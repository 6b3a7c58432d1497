import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type ApiError, toApiError } from '../../lib';
import { toNodeError } from './toNodeError';

/** What one input item became: items for each output of the node. */
export interface ItemResult {
  readonly outputs: readonly (readonly INodeExecutionData[])[];
  /** Set when the item failed; what it delivered before is kept where the workflow goes on. */
  readonly failure?: ApiError;
}

export interface ItemWork {
  /** Number of outputs, the error output not counted. */
  readonly outputs: number;
  /** Items under way at the same time. */
  readonly concurrency: number;
  run(itemIndex: number): Promise<ItemResult>;
}

/**
 * The one loop over input items: runs the work for each, keeps the order of the items, pairs what comes out with
 * what went in, and does what the node's "On Error" setting says.
 */
export async function runItems(context: IExecuteFunctions, work: ItemWork): Promise<INodeExecutionData[][]> {
  const results: ItemResult[] = [];
  const count = context.getInputData().length;
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const result = await runItem(context, work, index);
      results[index] = result;
      if (result.failure && !context.continueOnFail()) {
        next = count; // the workflow will stop: start nothing more
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(work.concurrency, count)) }, worker));
  return deliver(context, results, work.outputs);
}

/**
 * What the items became as the node's outputs, for work that takes items together, too: in the order of the items,
 * each paired with its own, failures as "On Error" says. Items that have no result were never begun.
 *
 * @param outputCount number of outputs, the error output not counted
 */
export function deliver(
  context: IExecuteFunctions,
  results: ReadonlyArray<ItemResult | undefined>,
  outputCount: number,
): INodeExecutionData[][] {
  const outputs = Array.from({ length: outputCount }, (): INodeExecutionData[] => []);
  for (const [index, result] of results.entries()) if (result) collect(context, result, index, outputs);
  return outputs;
}

async function runItem(context: IExecuteFunctions, work: ItemWork, index: number): Promise<ItemResult> {
  try {
    return await work.run(index);
  } catch (error) {
    return { outputs: [], failure: toApiError(error, context.getExecutionCancelSignal()) };
  }
}

function collect(
  context: IExecuteFunctions,
  { outputs: delivered, failure }: ItemResult,
  index: number,
  outputs: INodeExecutionData[][],
): void {
  const pairedItem = { item: index };
  delivered.forEach((items, output) => {
    // What stands for several items, as a report may, says so itself.
    for (const item of items) outputs[output]?.push({ pairedItem, ...item });
  });
  if (!failure) return;
  const error = failure.with({ itemIndex: index });
  if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, index);
  // n8n moves items whose only field is "error" to the error output, if there is one. With an error object beside
  // the json it would keep nothing but the message.
  outputs[0]?.push({ json: { error: JSON.parse(JSON.stringify(error)) }, pairedItem });
}
