import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type ApiDescription, type BatchEntry, type RequestPlan, type RunResult } from '../../lib';
import { type OpenNode, openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { sendInBatches } from '../shared/api/sendInBatches';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { describeMethods } from './describeMethods';
import type { OperationName } from './operations';
import { readPlan } from './plan';
import { readCall } from './readCall';

/** Runs the form of every input item through the engine. */
export async function executeRpcApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  return openApiNode(context, (node) => {
    const plan = planReader(context, node);
    if (operation === 'sendMany') return sendCalls(context, node, plan);
    return runPlans(context, node, {
      outputs: outputNames(operation, options),
      plan,
      items: (result) => itemsOf(context, operation, result),
    });
  });
}

type ReadPlan = (itemIndex: number) => Promise<RequestPlan>;

/** The plan of an item; the API is asked what it has only if an item needs that. */
function planReader(context: IExecuteFunctions, { access, scope }: OpenNode): ReadPlan {
  const describe = async (itemIndex: number): Promise<ApiDescription> =>
    describeMethods((name) => context.getNodeParameter(name, itemIndex), { access, scope });
  return async (itemIndex) => readPlan(context, await readCall(context, itemIndex, describe), access);
}

/** Items with the same settings share requests, so a plan stands for all of them and each brings its own call. */
function sendCalls(
  context: IExecuteFunctions,
  node: OpenNode,
  planOf: ReadPlan,
): Promise<INodeExecutionData[][]> {
  const calls = new Map<number, BatchEntry>();
  return sendInBatches(context, node, {
    async plan(itemIndex) {
      const { request, ...plan } = await planOf(itemIndex);
      const { body, ...common } = request;
      const value = body?.kind === 'json' ? body.value : null;
      calls.set(itemIndex, { value, settings: {} });
      return { ...plan, request: common };
    },
    entry: (itemIndex) => calls.get(itemIndex)!,
  });
}

async function itemsOf(
  context: IExecuteFunctions,
  operation: OperationName,
  result: RunResult,
): Promise<INodeExecutionData[]> {
  const items = await toItems(context, result.outputs, 'data');
  if (operation === 'getMany' || items.length > 0 || result.failure) return items;
  // A notification that was sent is a success, and the workflow goes on with an item.
  return [{ json: { success: true } }];
}
