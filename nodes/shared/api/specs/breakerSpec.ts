import type { RequestPlan } from '../../../../lib';
import { type FormValues, millisecondsOf, numberOf } from '../../formValues';

/** Options > Circuit Breaker. */
export function breakerSpec(values: FormValues): Partial<RequestPlan['breaker']> {
  const percent = numberOf(values.failureShare);
  return {
    enabled: values.enabled as boolean | undefined,
    whenOpen: values.whenOpen as RequestPlan['breaker']['whenOpen'] | undefined,
    failureRatio: percent === undefined ? undefined : percent / 100,
    minimumCalls: numberOf(values.minimumCalls),
    windowMs: millisecondsOf(values.window),
    coolDownMs: millisecondsOf(values.coolDown),
    maxCoolDownMs: millisecondsOf(values.maxCoolDown),
    probes: numberOf(values.probes),
  };
}
