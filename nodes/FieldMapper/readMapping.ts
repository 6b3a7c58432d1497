import type { IExecuteFunctions } from 'n8n-workflow';
import {
  compileMapping,
  type CompiledMapping,
  isObject,
  type MappingDocument,
  rowsToDocument,
} from '../../lib';
import { type FormValues, numberOf, rowsOf, textOf } from '../shared/formValues';

/** The mapping that holds for an item. */
export type MappingFor = (itemIndex: number) => Promise<CompiledMapping>;

/**
 * Reads and compiles the form's mapping: once, unless it holds n8n expressions, which may differ from item to
 * item; even then equal mappings are compiled once.
 */
export function mappingReader(context: IExecuteFunctions): MappingFor {
  const compiled = new Map<string, Promise<CompiledMapping>>();
  const compile = (document: MappingDocument): Promise<CompiledMapping> => {
    const key = JSON.stringify(document);
    const mapping = compiled.get(key) ?? compileMapping(document);
    compiled.set(key, mapping);
    return mapping;
  };
  if (holdsExpression(context.getNode().parameters)) return (index) => compile(readDocument(context, index));
  let only: Promise<CompiledMapping> | undefined;
  return () => (only ??= compile(readDocument(context, 0)));
}

function readDocument(context: IExecuteFunctions, itemIndex: number): MappingDocument {
  const read = (name: string): unknown => context.getNodeParameter(name, itemIndex);
  const options = read('options') as FormValues;
  const shared = {
    invalid: read('invalid') === 'null' ? ('null' as const) : ('reject' as const),
    timeLimitMs: (numberOf(options.timeLimit) ?? 1) * 1000,
  };
  if (read('mode') === 'expression') return { version: 1, expression: textOf(read('expression')), ...shared };
  const unmapped = read('unmapped') === 'keep' ? ('keep' as const) : ('drop' as const);
  return { ...rowsToDocument(rowsOf(read('mapping'))), unmapped, ...shared };
}

/** n8n marks a parameter that is an expression with "=" in front. */
function holdsExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  if (Array.isArray(value)) return value.some(holdsExpression);
  return isObject(value) && Object.values(value).some(holdsExpression);
}
