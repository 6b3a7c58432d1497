import type { INodeExecutionData } from 'n8n-workflow';
import type { RunReport } from '../../../lib';

/** A report as the item of the second output. */
export function reportItem(report: RunReport): INodeExecutionData {
  return { json: JSON.parse(JSON.stringify(report)) as INodeExecutionData['json'] };
}
