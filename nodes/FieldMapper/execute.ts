import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ApiError, type JsonObject } from '../../lib';
import { runItems, type ItemResult } from '../shared/runItems';
import { mappingReader } from './readMapping';

/** Maps every input item; those with problems go where the form says. */
export async function executeFieldMapper(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const invalid = context.getNodeParameter('invalid', 0) as 'output' | 'null' | 'stop';
  const { keepFiles = true } = context.getNodeParameter('options', 0, {}) as { keepFiles?: boolean };
  const mappingFor = mappingReader(context);

  const run = async (index: number): Promise<ItemResult> => {
    const { json, binary } = items[index]!;
    const files = keepFiles && binary ? { binary } : {};
    const mapping = await mappingFor(index);
    const mapped = await mapping.map(json as JsonObject, { index });
    if (mapped.status === 'mapped')
      return { outputs: [mapped.values.map((value) => ({ json: value, ...files }))] };
    const problems = mapped.problems.map((problem) => ({ ...problem })) as JsonObject[];
    if (invalid === 'output') return { outputs: [[], [{ json: { item: json, problems }, ...files }]] };
    return { outputs: [], failure: rejected(mapped.problems) };
  };

  return await runItems(context, { outputs: invalid === 'output' ? 2 : 1, concurrency: 1, run });
}

function rejected(problems: ReadonlyArray<{ target: string; message: string }>): ApiError {
  const list = problems.map(({ target, message }) => `${target}: ${message}`).join('; ');
  return new ApiError('MAPPING_REJECTED', {
    subject: `The item does not satisfy the mapping: ${list}`,
    body: problems,
  });
}
