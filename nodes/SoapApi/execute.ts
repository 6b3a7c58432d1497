import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { BinaryContent, SoapDescription } from '../../lib';
import { callItems } from '../shared/api/callItems';
import { type OpenNode, openApiNode } from '../shared/api/openApiNode';
import { outputNames } from '../shared/api/outputs';
import { runPlans } from '../shared/api/runPlans';
import { toItems } from '../shared/api/toItems';
import { type FormValues, textOf } from '../shared/formValues';
import { kept } from '../shared/kept';
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
    const describe = describer(context, node);
    if (operation === 'describe') return describeOperations(context, describe, outputs.length);
    const mapped = await mapInputs(context, 'inputAs');
    const description = async (itemIndex: number) =>
      operation === 'sendXml' ? undefined : describe(itemIndex);
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
  describe: Describe,
  outputs: number,
): Promise<INodeExecutionData[][]> {
  const run = async (itemIndex: number): Promise<ItemResult> => {
    const read = (name: string) => textOf(readParameter(context, name, itemIndex, ''));
    const operation = readLocator(context, 'soapOperation', itemIndex);
    const description = await describe(itemIndex);
    return {
      outputs: [describeItems(description, { operation, service: read('service'), port: read('port') })],
    };
  };
  return runItems(context, { outputs, concurrency: 1, run });
}

type Describe = (itemIndex: number) => Promise<SoapDescription>;

/** The WSDL that an item's form names; read once for an item, and files once for all of them. */
function describer(context: IExecuteFunctions, { access, scope }: OpenNode): Describe {
  const described = new Map<number, Promise<SoapDescription>>();
  const files = new Map<string, Promise<BinaryContent>>();
  const readFile = (field: string) => kept(files, field, () => scope.binary.read({ itemIndex: 0, field }));
  return (itemIndex) =>
    kept(described, itemIndex, () => {
      const read = (name: string) => textOf(readParameter(context, name, itemIndex, ''));
      return loadWsdl({
        access,
        scope,
        readFile,
        from: read('wsdlFrom'),
        url: read('wsdlUrl'),
        text: read('wsdlText'),
        field: read('wsdlField'),
        options: readParameter(context, 'options', itemIndex, {}) as FormValues,
      });
    });
}
