import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Output } from '../../../lib';

/** The engine's outputs as n8n items; files go to the host's binary store. */
export async function toItems(
  context: IExecuteFunctions,
  outputs: readonly Output[],
  binaryField: string,
): Promise<INodeExecutionData[]> {
  const items: INodeExecutionData[] = [];
  for (const { json, file } of outputs) {
    const item: INodeExecutionData = { json };
    if (file) {
      const data = await context.helpers.prepareBinaryData(
        Buffer.from(file.bytes),
        file.fileName,
        file.mimeType,
      );
      item.binary = { [binaryField]: data };
    }
    items.push(item);
  }
  return items;
}
