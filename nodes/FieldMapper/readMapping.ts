import type { IExecuteFunctions } from 'n8n-workflow';
import { compileMapping, type CompiledMapping, type MappingDocument } from '../../lib';
import { compiledOnce } from '../shared/mapping/compiledOnce';
import { holdsExpression } from '../shared/mapping/holdsExpression';
import { namingCircles } from '../shared/mapping/namingCircles';
import { type FoundMapping, readDocument } from './readDocument';

/** A mapping and the document that it was made of. */
export interface ReadMapping {
  readonly document: MappingDocument;
  readonly compiled: CompiledMapping;
  /** Whether n8n has to evaluate expressions for each item. */
  readonly evaluates?: boolean;
}

/** The mapping that holds for an item. */
export type MappingFor = (itemIndex: number) => ReadMapping | Promise<ReadMapping>;

/**
 * Reads and compiles the form's mapping: once, unless it holds n8n expressions, which may differ from item to
 * item; even then equal mappings are compiled once.
 */
export async function mappingReader(context: IExecuteFunctions): Promise<MappingFor> {
  const compile = compiledOnce(({ document, inTable, evaluates }: FoundMapping) =>
    compileMapping(document).then(
      (compiled): ReadMapping => ({ document, compiled, evaluates }),
      (error: unknown) => Promise.reject(inTable ? inTable(error) : error),
    ),
  );
  const read = async (index: number) => compile(await namingCircles(() => readDocument(context, index)));
  if (holdsExpression(mappingParameters(context))) return read;
  const only = await read(0);
  return () => only;
}

/** A document that comes from elsewhere is one for all items, whatever leads to it. */
function mappingParameters(context: IExecuteFunctions): unknown {
  const { mode, documentFrom, mapping, expression, documentText, options } = context.getNode().parameters;
  // The resource mapper's expressions are translated, or evaluated beside the mapping.
  if (mode === 'secondInput' || mode === 'target') return options;
  if (mode === 'document')
    return documentFrom === undefined || documentFrom === 'text' ? [documentText, options] : options;
  return [mapping, expression, options];
}
