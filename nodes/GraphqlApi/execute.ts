import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BatchEntry, RunResult } from '../../lib';
import { type OpenNode, openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { sendInBatches } from '../shared/api/sendInBatches';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { mapInputs } from '../shared/mapping/mapInputs';
import { readPlan } from './plan';
import type { Workbench } from './readOperation';

/** Runs the form of every input item through the engine. */
export async function executeGraphqlApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as string;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  return openApiNode(context, async (node) => {
    const mapped = await mapInputs(context, operation === 'run' ? 'argumentsAs' : 'variablesAs');
    const bench: Workbench = { access: node.access, scope: node.scope, prepared: new Map(), mapped };
    if (options.batching !== undefined) return sendTogether(context, node, bench);
    return runPlans(context, node, {
      outputs: outputNames(operation, options),
      plan: (itemIndex) => readPlan(context, itemIndex, bench),
      items: ({ outputs }: RunResult) => toItems(context, outputs, 'data'),
    });
  });
}

/** Items with the same settings share requests, so a plan stands for all of them and each brings its own operation. */
function sendTogether(
  context: IExecuteFunctions,
  node: OpenNode,
  bench: Workbench,
): Promise<INodeExecutionData[][]> {
  const operations = new Map<number, BatchEntry>();
  return sendInBatches(context, node, {
    async plan(itemIndex) {
      const { request, pagination, ...plan } = await readPlan(context, itemIndex, bench);
      const { body, ...common } = request;
      operations.set(itemIndex, { value: body?.kind === 'json' ? body.value : null, settings: {} });
      return { ...plan, request: common, pagination: { ...pagination, style: 'none', settings: {} } };
    },
    entry: (itemIndex) => operations.get(itemIndex)!,
  });
}
