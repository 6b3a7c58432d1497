import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Output } from '../../../lib';

/** The engine's outputs as n8n items; files go to the host's binary store. */
export async function toItems(
  context: IExecuteFunctions,
  outputs: readonly Output[],
  binaryField: string,
): Promise<INodeExecutionData[]> {
  const items: INodeExecutionData[] = [];
  for (const { json, file, attachments = [] } of outputs) {
    const item: INodeExecutionData = { json };
    const files = [...(file ? [{ name: binaryField, ...file }] : []), ...attachments];
    for (const { name, bytes, fileName, mimeType } of files) {
      const data = await context.helpers.prepareBinaryData(Buffer.from(bytes), fileName, mimeType);
      item.binary = { ...item.binary, [name]: data };
    }
    items.push(item);
  }
  return items;
}
