import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject, JsonValue, MappingDocument } from '../../../lib';

export type ItemBindings = (index: number) => Readonly<Record<string, JsonValue>>;

/**
 * The variables of expressions besides `$item`: `$index`, and those that the mapping speaks of, since some are large:
 * `$items`, `$vars`, `$workflow`, `$execution`.
 *
 * @param table the rows of a lookup table, as `$table`: our own functions look things up in it, whether the expression
 * names it or not
 */
export function bindingsFor(
  context: IExecuteFunctions,
  document: MappingDocument,
  table?: JsonObject[],
): ItemBindings {
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
