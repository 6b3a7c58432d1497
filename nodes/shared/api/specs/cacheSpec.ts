import type { RequestPlan } from '../../../../lib';
import { type FormValues, groupOf, millisecondsOf } from '../../formValues';

/** Options > Cache. Whoever adds the group wants a cache, unless its mode says otherwise. */
export function cacheSpec(options: FormValues): Partial<RequestPlan['cache']> | undefined {
  if (options.cache === undefined) return undefined;
  const values = groupOf(options.cache);
  return {
    mode: values.mode === 'off' ? 'off' : 'memory',
    keepAtLeastMs: millisecondsOf(values.keepAtLeast),
    staleIfErrorMs: millisecondsOf(values.staleIfError),
  };
}
