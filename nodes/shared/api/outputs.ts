import { NodeConnectionTypes } from 'n8n-workflow';
import { groupOf } from '../formValues';

/** The node's outputs for one form, in order; the first is always "Done". */
export type OutputName = 'Done' | 'Failed' | 'Deferred' | 'Report';

/** Which outputs the operation and the options of a form ask for. */
export function outputNames(
  operation: string,
  options: { partialData?: unknown; batching?: unknown; reportOutput?: unknown; circuitBreaker?: unknown },
): readonly OutputName[] {
  const { enabled, whenOpen } = groupOf(options.circuitBreaker);
  const isBatch = operation === 'sendMany' || options.batching !== undefined;
  const isDeferring = !isBatch && whenOpen === 'defer' && enabled !== false;
  return [
    'Done',
    ...(options.partialData === 'split' && !isBatch ? (['Failed'] as const) : []),
    ...(isDeferring ? (['Deferred'] as const) : []),
    ...(options.reportOutput === true ? (['Report'] as const) : []),
  ];
}

/** The same rule as an expression that n8n's editor evaluates. It must not hold two closing braces in a row. */
export const outputsExpression = `={{ [
  'Done',
  ...($parameter.options?.partialData === 'split' && !$parameter.options.batching ? ['Failed'] : []),
  ...($parameter.operation !== 'sendMany' && !$parameter.options?.batching && $parameter.options?.circuitBreaker?.group?.whenOpen === 'defer' && $parameter.options.circuitBreaker.group.enabled !== false ? ['Deferred'] : []),
  ...($parameter.options?.reportOutput === true ? ['Report'] : []),
].map((displayName, _, all) => all.length > 1 ? { type: '${NodeConnectionTypes.Main}', displayName } : { type: '${NodeConnectionTypes.Main}' }) }}` as const;
