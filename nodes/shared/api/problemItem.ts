import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiError } from '../../../lib';

/** What failed beside the delivered data, as an item of the output "Failed". */
export function problemItem(problem: ApiError): INodeExecutionData {
  return { json: JSON.parse(JSON.stringify(problem)) as INodeExecutionData['json'] };
}
