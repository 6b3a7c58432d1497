import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { describeMapping, type JsonObject, writeMappingDocument } from '../../lib';
import { mappingReader } from './readMapping';

/** The form's mapping as a document and in words; the input items give the examples. */
export async function documentMapping(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const samples = context.getInputData().map(({ json }) => json as JsonObject);
  const { document } = await (await mappingReader(context))(0);
  const { name } = context.getNode();
  const named = { ...document, name: document.name ?? name };
  const json = {
    document: writeMappingDocument(named),
    markdown: await describeMapping(named, document.samples ?? samples),
  };
  const pairedItem = samples.map((_, item) => ({ item }));
  return [[{ json: JSON.parse(JSON.stringify(json)) as JsonObject, pairedItem }]];
}
