import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { compileValidator, type JsonObject, mapEach } from '../../lib';
import { jsonOf } from '../shared/formValues';
import { bindingsFor } from '../shared/mapping/bindings';
import { lookupTable } from './lookupTable';
import { type ItemOutcome, ItemRun } from './ItemRun';
import { mappingReader } from './readMapping';

/** Checks every item; the good ones go on as they are. */
export async function validateItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const run = new ItemRun(context);
  const check =
    context.getNodeParameter('mode', 0) === 'schema' ? await bySchema(context) : await byMapping(context);
  await run.each(check);
  return run.deliver('valid');
}

type Check = (index: number) => ItemOutcome | Promise<ItemOutcome>;

async function bySchema(context: IExecuteFunctions): Promise<Check> {
  const items = context.getInputData();
  const validate = await compileValidator(jsonOf(context.getNodeParameter('schema', 0), 'JSON Schema'));
  return (index) => {
    const { json, binary } = items[index]!;
    const problems = validate(json as JsonObject);
    if (problems.length > 0) return { done: [], rejected: [{ item: json as JsonObject, problems }] };
    return { done: [{ json, ...(binary && { binary }) }], rejected: [] };
  };
}

/** What the rows would make of the item is thrown away. */
async function byMapping(context: IExecuteFunctions): Promise<Check> {
  const items = context.getInputData();
  const mappingFor = await mappingReader(context);
  const table = lookupTable(context);
  return async (index) => {
    const { json, binary } = items[index]!;
    const { document, compiled } = await mappingFor(index);
    const files = binary && new Set(Object.keys(binary));
    const bindings = bindingsFor(context, document, table)(index);
    const parts = await mapEach(compiled, json as JsonObject, bindings, files);
    const problems = parts.flatMap(({ mapped }) => mapped.problems);
    if (problems.length > 0) return { done: [], rejected: [{ item: json as JsonObject, problems }] };
    return { done: [{ json, ...(binary && { binary }) }], rejected: [] };
  };
}
