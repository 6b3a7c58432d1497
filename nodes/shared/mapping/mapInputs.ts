import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type ApiError,
  compileRequestMapping,
  inTurns,
  type JsonObject,
  type MappingDocument,
  type MapToRequest,
  toApiError,
} from '../../../lib';
import { toNodeError } from '../toNodeError';
import { readParameter } from '../parameters/readParameter';
import { bindingsFor, type ItemBindings } from './bindings';
import { compiledOnce } from './compiledOnce';
import { holdsExpression } from './holdsExpression';
import { mappingFormNames } from './mappingFormFields';
import { namingCircles } from './namingCircles';
import { ProblemCounts } from './ProblemCounts';
import { readMappingForm } from './readMappingForm';

/** What the mapping makes of an item; throws what is wrong with the item or the mapping. */
export type MappedInput = (itemIndex: number) => JsonObject;

interface Ready {
  readonly map: MapToRequest;
  readonly bindings: ItemBindings;
}

/**
 * Maps the input items whose form asks for it: all of them before anything is sent. Where the workflow stops at the
 * first failure, so it does here, and no item is sent while another one cannot be.
 *
 * @param asked the parameter that is "mapping" where the item is to be mapped
 */
export async function mapInputs(context: IExecuteFunctions, asked: string): Promise<MappedInput> {
  const items = context.getInputData();
  const results = new Map<number, JsonObject | ApiError>();
  const notes = new ProblemCounts();
  const readyFor = mappingReader(context);

  await inTurns(items.length, async (index) => {
    try {
      if (readParameter(context, asked, index, '') !== 'mapping') return;
      const { json, binary } = items[index]!;
      const { map, bindings } = await readyFor(index);
      const files = binary && new Set(Object.keys(binary));
      const { value, problems } = await map(json as JsonObject, bindings(index), files);
      notes.add(problems);
      results.set(index, value);
    } catch (error) {
      const failure = toApiError(error, context.getExecutionCancelSignal()).with({ itemIndex: index });
      if (!context.continueOnFail()) throw toNodeError(context.getNode(), failure, index);
      results.set(index, failure);
    }
  });
  const message = notes.sentence();
  if (message !== undefined)
    context.addExecutionHints({ message: `Mapping: ${message}.`, type: 'warning', location: 'outputPane' });

  return (itemIndex) => {
    const result = results.get(itemIndex)!;
    if (result instanceof Error) throw result;
    return result;
  };
}

/** The form's mapping, compiled: once, unless it holds n8n expressions, which may differ from item to item. */
function mappingReader(context: IExecuteFunctions): (itemIndex: number) => Promise<Ready> {
  const compile = compiledOnce(
    async ({ document }: { readonly document: MappingDocument }): Promise<Ready> => ({
      map: await compileRequestMapping(document),
      bindings: bindingsFor(context, document),
    }),
  );
  const documentOf = async (index: number) =>
    readMappingForm((name) => context.getNodeParameter(name, index, ''));
  const read = async (index: number) => compile({ document: await namingCircles(() => documentOf(index)) });
  const { parameters } = context.getNode();
  if (holdsExpression(mappingFormNames.map((name) => parameters[name]))) return read;
  let only: Promise<Ready> | undefined;
  return (index) => (only ??= read(index));
}
