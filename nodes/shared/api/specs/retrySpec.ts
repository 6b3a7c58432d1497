import type { RequestPlan } from '../../../../lib';
import { type FormValues, millisecondsOf, numberOf } from '../../formValues';

/** Options > Retry. */
export function retrySpec(values: FormValues): Partial<RequestPlan['retry']> {
  return {
    maxAttempts: numberOf(values.maxAttempts),
    baseDelayMs: millisecondsOf(values.baseDelay),
    maxDelayMs: millisecondsOf(values.maxDelay),
    maxWaitMs: millisecondsOf(values.longestWait),
    giveUpAfterMs: millisecondsOf(values.giveUpAfter) || undefined,
    jitter: values.jitter as RequestPlan['retry']['jitter'] | undefined,
    idempotent: values.idempotent as boolean | undefined,
  };
}
