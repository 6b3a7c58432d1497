import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type JsonObject, suggestMapping } from '../../lib';
import { type FormValues, numberOf } from '../shared/formValues';
import { openTarget } from './targets/openTarget';
import { readTargetFields } from './targets/readTarget';

/** Proposes a mapping of the input items to the target, as a document with a reason for each row. */
export async function suggestFields(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const { minimumConfidence, mostSamples } = context.getNodeParameter('options', 0, {}) as FormValues;
  const samples = items.slice(0, numberOf(mostSamples) ?? 100).map(({ json }) => json as JsonObject);
  const targets = await readTargetFields(openTarget(context));
  const suggested = suggestMapping(samples, targets, { minimum: numberOf(minimumConfidence) });
  const { suggestions, unmatched } = suggested;
  const left =
    unmatched.length > 0 ? `; nothing was sure enough for ${unmatched.slice(0, 5).join(', ')}` : '';
  context.addExecutionHints({
    message: `${suggestions.length} of ${targets.length} target fields have a suggestion${left}. Look them through, then use "document" as a Mapping Document.`,
    type: 'info',
    location: 'outputPane',
  });
  const json = JSON.parse(JSON.stringify(suggested)) as INodeExecutionData['json'];
  return [[{ json, pairedItem: samples.map((_, item) => ({ item })) }]];
}
