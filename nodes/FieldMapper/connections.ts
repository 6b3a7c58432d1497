import { NodeConnectionTypes } from 'n8n-workflow';

const main = NodeConnectionTypes.Main;

/** The node's inputs for a form, in order: the items; the rows of a mapping; a lookup table; a language model. */
export const inputsExpression = `={{ [
  { type: '${main}' },
  ...($parameter.mode === 'secondInput' && $parameter.operation !== 'suggest' ? [{ type: '${main}', displayName: 'Mapping' }] : []),
  ...($parameter.options?.lookupTable === true ? [{ type: '${main}', displayName: 'Table' }] : []),
  ...($parameter.operation === 'suggest' && $parameter.options?.askModel === true ? [{ type: '${NodeConnectionTypes.AiLanguageModel}', displayName: 'Model', maxConnections: 1 }] : []),
] }}` as const;

/** Where the rows of the mapping and the lookup table come in; undefined: they do not. */
export function inputsOf(
  mode: unknown,
  { lookupTable }: { readonly lookupTable?: unknown },
): { mapping?: number; table?: number } {
  const mapping = mode === 'secondInput' ? 1 : undefined;
  return { mapping, table: lookupTable === true ? (mapping ?? 0) + 1 : undefined };
}

/** The node's outputs: what is done, what was refused, the report. It must not hold two closing braces in a row. */
export const outputsExpression = `={{ [
  'Done',
  ...(['map', 'validate'].includes($parameter.operation ?? 'map') && ($parameter.invalid ?? 'output') === 'output' ? ['Rejected'] : []),
  ...($parameter.options?.reportOutput === true ? ['Report'] : []),
].map((displayName, _, all) => all.length > 1 ? { type: '${main}', displayName } : { type: '${main}' }) }}` as const;

export const subtitleExpression = `={{ {
  map: { fields: ($parameter.mapping?.rows || []).length + (($parameter.mapping?.rows || []).length === 1 ? ' field' : ' fields'), target: Object.values($parameter.targetFields?.value ?? []).filter(Boolean).length + ' target fields', expression: 'JSONata', document: 'mapping document', secondInput: 'rows from second input' }[$parameter.mode],
  suggest: 'suggest mapping',
  validate: 'validate: ' + ({ schema: 'JSON Schema', fields: 'rows', document: 'mapping document', secondInput: 'rows from second input' }[$parameter.mode]),
  document: 'document mapping',
}[$parameter.operation] }}` as const;
