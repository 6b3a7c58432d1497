import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiError, type IdempotencySpec, type RequestPlan } from '../../../../lib';
import { type FormValues, groupOf, textOf } from '../../formValues';

/** The option's settings; undefined while it is not added. A batch's items bring their own keys themselves. */
export function readIdempotency(
  context: IExecuteFunctions,
  { idempotency }: FormValues,
): IdempotencySpec | undefined {
  if (idempotency === undefined) return undefined;
  const { from, key, header, format } = groupOf(idempotency);
  const own = from === 'own' ? ownKey(textOf(key).trim()) : undefined;
  const isBatch = context.getNodeParameter('operation', 0) === 'sendMany';
  return {
    header: textOf(header).trim() || 'Idempotency-Key',
    ...(own !== undefined && !isBatch && { key: own }),
    sender: `${context.getWorkflow().id ?? ''} ${context.getNode().name}`,
    format: format === 'hex' ? 'hex' : 'uuid',
    occurrence: 0,
  };
}

function ownKey(key: string): string {
  if (key !== '') return key;
  throw new ApiError('INVALID_SETTING', {
    subject: '"Own Key" is empty for this item',
    field: 'Own Key',
    hint: 'Write an expression that is different for each item, or set Options > Idempotency Key > Key to Automatic.',
  });
}

/** Counts equal requests of one execution: the second of two equal items is not a repetition of the first. */
export class Occurrences {
  private readonly counts = new Map<string, number>();

  /** The plan with the number of its equals that came before it. */
  number(plan: RequestPlan): RequestPlan {
    if (!plan.idempotency || plan.idempotency.key !== undefined) return plan;
    const content = JSON.stringify(plan.request);
    const occurrence = this.counts.get(content) ?? 0;
    this.counts.set(content, occurrence + 1);
    return { ...plan, idempotency: { ...plan.idempotency, occurrence } };
  }
}
