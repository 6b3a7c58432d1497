import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { toApiError } from '../../lib';
import { toNodeError } from '../shared/toNodeError';
import { documentMapping } from './documentMapping';
import { mapItems } from './mapItems';
import type { OperationName } from './operations';
import { suggestFields } from './suggestMapping';
import { validateItems } from './validateItems';

const work: Readonly<Record<OperationName, (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>>> =
  { map: mapItems, suggest: suggestFields, validate: validateItems, document: documentMapping };

/** Does what the form says. A mapping that cannot be used fails the node before any item is touched. */
export async function executeFieldMapper(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = context.getNodeParameter('operation', 0, 'map') as OperationName;
  try {
    return await work[operation](context);
  } catch (error) {
    // That of an item says so already.
    if (error instanceof NodeOperationError) throw new NodeOperationError(context.getNode(), error);
    throw toNodeError(context.getNode(), toApiError(error, context.getExecutionCancelSignal()), 0);
  }
}
