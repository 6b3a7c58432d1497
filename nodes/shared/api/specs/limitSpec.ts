import type { RequestPlan } from '../../../../lib';
import { bytesOf, type FormValues, millisecondsOf } from '../../formValues';

/** Options > Timeout. */
export function limitSpec(values: FormValues): Partial<RequestPlan['limits']> {
  return {
    connectMs: millisecondsOf(values.connect),
    idleMs: millisecondsOf(values.idle),
    totalMs: millisecondsOf(values.total) || undefined,
    maxResponseBytes: bytesOf(values.maxResponseSize),
  };
}
