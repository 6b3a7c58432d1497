import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  type ApiDescription,
  type BatchEntry,
  type BinaryContent,
  type ProtobufSchema,
  type RequestPlan,
} from '../../lib';
import { callItems } from '../shared/api/callItems';
import { type OpenNode, openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { sendInBatches } from '../shared/api/sendInBatches';
import { toItems } from '../shared/api/toItems';
import type { FormValues } from '../shared/formValues';
import { mapInputs } from '../shared/mapping/mapInputs';
import { describeMethods } from './describeMethods';
import type { OperationName } from './operations';
import { readPlan } from './plan';
import { formOf } from './protocolForms';
import { readCall } from './readCall';
import { sendStream } from './sendStream';
import { kept } from '../shared/kept';
import { readParameter } from '../shared/parameters/readParameter';

/** Runs the form of every input item through the engine. */
export async function executeRpcApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const outputs = outputNames(operation, options);
  return openApiNode(context, async (node) => {
    const describe = describer(context, node);
    const mapped = await mapInputs(context, 'parametersAs');
    const plan: ReadPlan = async (itemIndex) =>
      readPlan(context, await readCall(context, itemIndex, describe, mapped), node.access);
    const description = parsedBy(context, describe);
    if (operation === 'sendMany') return sendCalls(context, node, plan);
    if (operation === 'sendStream')
      return sendStream(context, node, {
        outputs,
        plan,
        description: async (item) => (await description(item)) as ProtobufSchema,
      });
    return runPlans(context, node, {
      outputs,
      plan,
      description,
      items: (result) =>
        operation === 'getMany' ? toItems(context, result.outputs, 'data') : callItems(context, result),
    });
  });
}

type ReadPlan = (itemIndex: number) => Promise<RequestPlan>;

type Describe = (itemIndex: number) => Promise<ApiDescription>;

/** What the API says about itself; it is asked only if an item needs that. */
function describer(context: IExecuteFunctions, { access, scope }: OpenNode): Describe {
  // The plan and the call both need it, and reading the form costs n8n more than the rest.
  const described = new Map<number, Promise<ApiDescription>>();
  const files = new Map<string, Promise<BinaryContent>>();
  const readFile = (field: string) => kept(files, field, () => scope.binary.read({ itemIndex: 0, field }));
  return (itemIndex) =>
    kept(described, itemIndex, () =>
      describeMethods((name) => readParameter(context, name, itemIndex), { access, scope, readFile }),
    );
}

function parsedBy(context: IExecuteFunctions, describe: Describe): (itemIndex: number) => Promise<unknown> {
  return async (itemIndex) => {
    const { parsed } = formOf(String(readParameter(context, 'resource', itemIndex)));
    return parsed && parsed(await describe(itemIndex));
  };
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
