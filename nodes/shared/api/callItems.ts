import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RunResult } from '../../../lib';
import { toItems } from './toItems';

/**
 * What a call became, for operations that are no reading of lists: one that was answered with nothing (a notification, a
 * one-way operation, a write) is a success too, and the workflow goes on with an item.
 */
export async function callItems(
  context: IExecuteFunctions,
  { outputs, failure }: RunResult,
): Promise<INodeExecutionData[]> {
  const items = await toItems(context, outputs, 'data');
  return items.length > 0 || failure ? items : [{ json: { success: true } }];
}
