import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RunResult } from '../../lib';
import { openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { readPlan } from './plan';
import type { Workbench } from './readOperation';

/** Runs the form of every input item through the engine. */
export async function executeGraphqlApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as string;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  return openApiNode(context, (node) => {
    const bench: Workbench = { access: node.access, scope: node.scope, prepared: new Map() };
    return runPlans(context, node, {
      outputs: outputNames(operation, options),
      plan: (itemIndex) => readPlan(context, itemIndex, bench),
      items: ({ outputs }: RunResult) => toItems(context, outputs, 'data'),
    });
  });
}
