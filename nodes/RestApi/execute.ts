import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { memoryKey, type RunReport, type RunResult, toApiError } from '../../lib';
import { hostScope } from '../shared/hostScope';
import { type Kept, recall, remember } from '../shared/keptMemory';
import { readAccess } from '../shared/readAccess';
import { runItems, type ItemResult } from '../shared/runItems';
import { sharedEngine } from '../shared/sharedEngine';
import { showReport } from '../shared/showReport';
import { toNodeError } from '../shared/toNodeError';
import { deferredItem } from './deferredItem';
import { warnOfHostRetry } from '../shared/warnOfHostRetry';
import { detectItem } from './detectItem';
import { Occurrences } from './idempotency';
import { type OutputName, outputNames } from './outputs';
import type { OperationName } from './operations';
import { readPlan } from './plan';
import { reportItem } from './reportItem';
import { sendMany } from './sendMany';
import { toItems } from './toItems';

/** Runs the form of every input item through the engine. */
export async function executeRestApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const options = context.getNodeParameter('options', 0, {}) as {
    reportOutput?: boolean;
    circuitBreaker?: unknown;
    itemsInParallel?: number;
  };
  const access = await readAccess(context, context.getNodeParameter('authentication', 0) as string).catch(
    (error) => {
      throw toNodeError(context.getNode(), toApiError(error), 0);
    },
  );
  const scope = hostScope(context);
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const outputs = outputNames(operation, options);
  warnOfHostRetry(context);
  const reports: RunReport[] = [];
  const kept: Kept[] = [];
  const occurrences = new Occurrences();

  const run = async (itemIndex: number): Promise<ItemResult> => {
    const plan = occurrences.number(readPlan(context, itemIndex, access));
    const key = plan.incremental && memoryKey(plan);
    const memory = key && recall(context, key);
    const result = await sharedEngine().run(plan, access, { ...scope, memory });
    if (key && result.memory) kept.push({ key, memory: result.memory });
    reports[itemIndex] = result.report;
    const items = await itemsOf(context, itemIndex, result);
    const deferred = outputs.includes('Deferred')
      ? deferredItem(result.report, context.getInputData()[itemIndex]!)
      : undefined;
    const delivered: Record<OutputName, INodeExecutionData[]> = {
      Done: items,
      Deferred: deferred ? [deferred] : [],
      Report: [reportItem(result.report)],
    };
    return {
      outputs: outputs.map((name) => delivered[name]),
      failure: deferred ? undefined : result.failure,
    };
  };

  try {
    if (operation === 'sendMany') {
      return await sendMany(context, access, scope, reports);
    }
    const items = await runItems(context, {
      outputs: outputs.length,
      concurrency: options.itemsInParallel ?? 1,
      run,
    });
    // Not before: where one item stops the workflow, nothing of the others is delivered either.
    remember(context, kept);
    return items;
  } finally {
    showReport(context, reports.filter(Boolean));
  }
}

async function itemsOf(
  context: IExecuteFunctions,
  itemIndex: number,
  result: RunResult,
): Promise<INodeExecutionData[]> {
  const operation = context.getNodeParameter('operation', itemIndex);
  if (operation === 'detect') return result.failure ? [] : [{ json: detectItem(result) }];
  const field =
    operation === 'download' ? (context.getNodeParameter('outputField', itemIndex) as string) : 'data';
  const items = await toItems(context, result.outputs, field);
  if (operation !== 'send' && operation !== 'upload') return items;
  // An empty answer to a write is a success too, and the workflow goes on with an item.
  return items.length > 0 || result.failure ? items : [{ json: { success: true } }];
}
