import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BatchEntry, JsonObject, RunResult } from '../../lib';
import { callItems } from '../shared/api/callItems';
import { openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { sendInBatches } from '../shared/api/sendInBatches';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { detectItem } from './detectItem';
import type { OperationName } from './operations';
import { readEntry } from './batch';
import { readPlan } from './plan';

/** Runs the form of every input item through the engine. */
export async function executeRestApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  return openApiNode(context, (node) =>
    operation === 'sendMany'
      ? sendInBatches(context, node, {
          plan: (itemIndex) => readPlan(context, itemIndex, node.access),
          entry: (itemIndex) => entryOf(context, itemIndex),
        })
      : runPlans(context, node, {
          outputs: outputNames(operation, options),
          plan: (itemIndex) => readPlan(context, itemIndex, node.access),
          items: (result, itemIndex) => itemsOf(context, itemIndex, result),
        }),
  );
}

function entryOf(context: IExecuteFunctions, itemIndex: number): BatchEntry {
  const { json } = context.getInputData()[itemIndex]!;
  return readEntry((name) => context.getNodeParameter(name, itemIndex), json as JsonObject);
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
  const isWriting = operation === 'send' || operation === 'upload';
  return isWriting ? callItems(context, result) : toItems(context, result.outputs, field);
}
