import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SoapDescription } from '../../lib';
import { callItems } from '../shared/api/callItems';
import { type OpenNode, openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { toItems } from '../shared/api/toItems';
import { type FormValues, textOf } from '../shared/formValues';
import { mapInputs } from '../shared/mapping/mapInputs';
import { readLocator } from '../shared/parameters/readLocator';
import { readParameter } from '../shared/parameters/readParameter';
import { type ItemResult, runItems } from '../shared/runItems';
import { describeItems } from './describeItems';
import { loadWsdl } from './loadWsdl';
import type { OperationName } from './operations';
import { readPlan } from './plan';

/** Runs the form of every input item through the engine. */
export async function executeSoapApi(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0) as OperationName;
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const outputs = outputNames(operation, options);
  return openApiNode(context, async (node) => {
    if (operation === 'describe') return describeOperations(context, node, outputs.length);
    const mapped = await mapInputs(context, 'inputAs');
    const description = async (itemIndex: number) =>
      operation === 'sendXml' ? undefined : describe(context, itemIndex, node);
    return runPlans(context, node, {
      outputs,
      plan: async (itemIndex) =>
        readPlan(context, itemIndex, node.access, await description(itemIndex), mapped),
      description,
      items: (result) =>
        operation === 'getMany' ? toItems(context, result.outputs, 'data') : callItems(context, result),
    });
  });
}

/** One item for each operation that an input item's form asks about. */
function describeOperations(
  context: IExecuteFunctions,
  node: OpenNode,
  outputs: number,
): Promise<INodeExecutionData[][]> {
  const run = async (itemIndex: number): Promise<ItemResult> => {
    const read = (name: string) => textOf(readParameter(context, name, itemIndex, ''));
    const operation = readLocator(context, 'soapOperation', itemIndex);
    const description = await describe(context, itemIndex, node);
    return {
      outputs: [describeItems(description, { operation, service: read('service'), port: read('port') })],
    };
  };
  return runItems(context, { outputs, concurrency: 1, run });
}

function describe(
  context: IExecuteFunctions,
  itemIndex: number,
  { access, scope }: OpenNode,
): Promise<SoapDescription> {
  const read = (name: string) => readParameter(context, name, itemIndex, '');
  return loadWsdl({
    access,
    scope,
    from: textOf(read('wsdlFrom')),
    url: textOf(read('wsdlUrl')),
    text: textOf(read('wsdlText')),
    field: textOf(read('wsdlField')),
    options: readParameter(context, 'options', itemIndex, {}) as FormValues,
  });
}
