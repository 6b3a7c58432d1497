import type { JobSpec } from '../../lib';
import { type FormValues, commaListOf, millisecondsOf, textOf } from '../shared/formValues';

/** The values of Options > Wait for Job. */
export function readJob(values: FormValues): Partial<{ [Key in keyof JobSpec]: JobSpec[Key] | undefined }> {
  return {
    mode: values.mode as JobSpec['mode'] | undefined,
    statusPath: textOf(values.statusPath).trim(),
    doneValues: commaListOf(values.doneValues),
    failedValues: commaListOf(values.failedValues),
    statusUrl: textOf(values.statusUrl).trim(),
    resultUrl: textOf(values.resultUrl).trim(),
    pollIntervalMs: millisecondsOf(values.pollInterval) || undefined,
    maxWaitMs: millisecondsOf(values.longestWait),
  };
}
