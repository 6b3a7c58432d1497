import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject, JsonValue, MappingDocument } from '../../lib';
import type { FormValues } from '../shared/formValues';
import { inputsOf } from './connections';

export type ItemBindings = (index: number) => Readonly<Record<string, JsonValue>>;

/**
 * The variables of expressions besides `$item`: `$index`, and those that the mapping speaks of, since some are large:
 * `$items`, `$table`, `$vars`, `$workflow`, `$execution`.
 */
export function bindingsFor(context: IExecuteFunctions, document: MappingDocument): ItemBindings {
  const text = [
    document.expression,
    document.groupBy,
    ...(document.fields ?? []).map(({ expression }) => expression),
  ].join(' ');
  const shared: Record<string, JsonValue> = {};
  for (const [name, read] of Object.entries(sources)) {
    if (!new RegExp(`\\$${name}\\b`).test(text)) continue;
    const value = read(context);
    if (value !== undefined) shared[name] = value;
  }
  // Looked up by our own functions, whether the expression names it or not.
  const table = tableOf(context);
  if (table) shared.table = table;
  return (index) => ({ ...shared, index });
}

const sources: Readonly<Record<string, (context: IExecuteFunctions) => JsonValue | undefined>> = {
  items: (context) => context.getInputData().map(({ json }) => json as JsonObject),
  vars: (context) => ({ ...(context.getWorkflowDataProxy(0).$vars as JsonObject) }),
  workflow: (context) => {
    const { id = null, name = null } = context.getWorkflow();
    return { id, name };
  },
  execution: (context) => ({ id: context.getExecutionId(), mode: context.getMode() }),
};

function tableOf(context: IExecuteFunctions): JsonObject[] | undefined {
  const { parameters } = context.getNode();
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const { table } = inputsOf(parameters.mode, options);
  return table === undefined ? undefined : context.getInputData(table).map(({ json }) => json as JsonObject);
}
