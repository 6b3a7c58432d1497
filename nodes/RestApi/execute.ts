import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BatchEntry, JsonObject, RunResult } from '../../lib';
import { callItems } from '../shared/api/callItems';
import { openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { sendInBatches } from '../shared/api/sendInBatches';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { type MappedInput, mapInputs } from '../shared/mapping/mapInputs';
import { detectItem } from './detectItem';
import type { OperationName } from './operations';
import { readEntry } from './batch';
import { readPlan } from './plan';
import { readParameter } from '../shared/parameters/readParameter';

/** Runs the form of every input item through the engine. */
export async function executeRestApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  return openApiNode(context, async (node) => {
    const mapped = await mapInputs(context, operation === 'sendMany' ? 'itemContent' : 'bodyKind');
    const plan = (itemIndex: number) => readPlan(context, itemIndex, node.access, mapped);
    if (operation === 'sendMany')
      return sendInBatches(context, node, {
        plan,
        entry: (itemIndex) => entryOf(context, itemIndex, mapped),
      });
    return runPlans(context, node, {
      outputs: outputNames(operation, options),
      plan,
      items: (result, itemIndex) => itemsOf(context, itemIndex, result),
    });
  });
}

function entryOf(context: IExecuteFunctions, itemIndex: number, mapped: MappedInput): BatchEntry {
  const { json } = context.getInputData()[itemIndex]!;
  const read = (name: string) => readParameter(context, name, itemIndex);
  return readEntry(read, json as JsonObject, () => mapped(itemIndex));
}

async function itemsOf(
  context: IExecuteFunctions,
  itemIndex: number,
  result: RunResult,
): Promise<INodeExecutionData[]> {
  const operation = readParameter(context, 'operation', itemIndex);
  if (operation === 'detect') return result.failure ? [] : [{ json: detectItem(result) }];
  const field =
    operation === 'download' ? (context.getNodeParameter('outputField', itemIndex) as string) : 'data';
  const isWriting = operation === 'send' || operation === 'upload';
  return isWriting ? callItems(context, result) : toItems(context, result.outputs, field);
}
