import type { RequestPlan } from '../../../lib';
import { type FormValues, millisecondsOf, numberOf } from '../../shared/formValues';

/** Options > Timeout. */
export function limitSpec(values: FormValues): Partial<RequestPlan['limits']> {
  const megabytes = numberOf(values.maxResponseSize);
  return {
    connectMs: millisecondsOf(values.connect),
    idleMs: millisecondsOf(values.idle),
    totalMs: millisecondsOf(values.total) || undefined,
    maxResponseBytes: megabytes === undefined ? undefined : megabytes * 1024 * 1024,
  };
}
