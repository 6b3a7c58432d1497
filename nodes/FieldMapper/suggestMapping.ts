import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  type JsonObject,
  type SuggestedMapping,
  suggestMapping,
  suggestWithModel,
  type TargetField,
  withoutSecrets,
} from '../../lib';
import { type FormValues, numberOf } from '../shared/formValues';
import { connectedModel } from './connectedModel';
import { openTarget } from './targets/openTarget';
import { readTargetFields } from './targets/readTarget';

interface Given {
  readonly samples: readonly JsonObject[];
  readonly targets: readonly TargetField[];
  readonly minimum: number | undefined;
}

/** Proposes a mapping of the input items to the target, as a document with a reason for each row. */
export async function suggestFields(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const samples = context
    .getInputData()
    .slice(0, numberOf(options.mostSamples) ?? 100)
    .map(({ json }) => json as JsonObject);
  const targets = await readTargetFields(openTarget(context));
  const minimum = numberOf(options.minimumConfidence);
  const decided = suggestMapping(samples, targets, { minimum });
  const given = { samples, targets, minimum };
  const suggested = options.askModel === true ? await askForRest(context, decided, given) : decided;
  showHint(context, suggested, targets.length, suggested.suggestions.length - decided.suggestions.length);
  const json = JSON.parse(JSON.stringify(suggested)) as INodeExecutionData['json'];
  return [[{ json, pairedItem: samples.map((_, item) => ({ item })) }]];
}

/** A model that fails costs nothing of what is known without it. */
async function askForRest(
  context: IExecuteFunctions,
  decided: SuggestedMapping,
  { samples, targets, minimum }: Given,
): Promise<SuggestedMapping> {
  const warn = (problem: string): SuggestedMapping => {
    context.addExecutionHints({
      message: `The AI model proposed nothing: ${problem}. What is here was found by names and values.`,
      type: 'warning',
      location: 'outputPane',
    });
    return decided;
  };
  try {
    const ask = await connectedModel(context);
    if (!ask) return warn('none is connected to the input "Model"');
    const { suggested, problem } = await suggestWithModel(samples, targets, decided, ask, { minimum });
    return problem === undefined ? suggested : warn(problem);
  } catch (error) {
    context.getExecutionCancelSignal()?.throwIfAborted();
    return warn(withoutSecrets(messageOf(error)));
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // n8n says "Error in sub-node", and what it was in the description.
  const { description } = error as { description?: unknown };
  return typeof description === 'string' && description !== ''
    ? `${error.message} (${description})`
    : error.message;
}

function showHint(
  context: IExecuteFunctions,
  { suggestions, unmatched }: SuggestedMapping,
  total: number,
  byModel: number,
): void {
  const asked = byModel > 0 ? `, ${byModel} of them proposed by the AI model` : '';
  const left =
    unmatched.length > 0 ? `; nothing was sure enough for ${unmatched.slice(0, 5).join(', ')}` : '';
  context.addExecutionHints({
    message: `${suggestions.length} of ${total} target fields have a suggestion${asked}${left}. Look them through, then use "document" as a Mapping Document.`,
    type: 'info',
    location: 'outputPane',
  });
}
