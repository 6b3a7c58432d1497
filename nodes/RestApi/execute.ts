import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type RunReport, type RunResult, toApiError } from '../../lib';
import { hostScope } from '../shared/hostScope';
import { readAccess } from '../shared/readAccess';
import { runItems, type ItemResult } from '../shared/runItems';
import { sharedEngine } from '../shared/sharedEngine';
import { showReport } from '../shared/showReport';
import { toNodeError } from '../shared/toNodeError';
import { detectItem } from './detectItem';
import { Occurrences } from './idempotency';
import { readPlan } from './plan';
import { reportItem } from './reportItem';
import { sendMany } from './sendMany';
import { toItems } from './toItems';

/** Runs the form of every input item through the engine. */
export async function executeRestApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const options = context.getNodeParameter('options', 0, {}) as {
    reportOutput?: boolean;
    itemsInParallel?: number;
  };
  const access = await readAccess(context, context.getNodeParameter('authentication', 0) as string).catch(
    (error) => {
      throw toNodeError(context.getNode(), toApiError(error), 0);
    },
  );
  const scope = hostScope(context);
  const reports: RunReport[] = [];
  const occurrences = new Occurrences();

  const run = async (itemIndex: number): Promise<ItemResult> => {
    const plan = occurrences.number(readPlan(context, itemIndex, access));
    const result = await sharedEngine().run(plan, access, scope);
    reports[itemIndex] = result.report;
    const items = await itemsOf(context, itemIndex, result);
    const report = options.reportOutput ? [[reportItem(result.report)]] : [];
    return { outputs: [items, ...report], failure: result.failure };
  };

  try {
    if (context.getNodeParameter('operation', 0) === 'sendMany') {
      return await sendMany(context, access, scope, reports);
    }
    return await runItems(context, {
      outputs: options.reportOutput ? 2 : 1,
      concurrency: options.itemsInParallel ?? 1,
      run,
    });
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
