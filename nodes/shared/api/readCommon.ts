import type { PlanInput } from '../../../lib';
import { type FormValues, groupOf, listOf, textOf } from '../formValues';
import { readRecordMapping } from '../mapping/readRecordMapping';
import { breakerSpec } from './specs/breakerSpec';
import { cacheSpec } from './specs/cacheSpec';
import { limitSpec } from './specs/limitSpec';
import { retrySpec } from './specs/retrySpec';

/** What the options that all API nodes share say about a plan. */
export function readCommon(options: FormValues): Omit<PlanInput, 'protocol' | 'request'> {
  return {
    retry: retrySpec(groupOf(options.retry)),
    cache: cacheSpec(options),
    breaker: breakerSpec(groupOf(options.circuitBreaker)),
    limits: limitSpec(groupOf(options.timeout)),
    mapping: readRecordMapping(options),
    allowedOrigins: listOf(options.allowedOrigins),
    verifyTls: options.ignoreSsl !== true,
  };
}

/** The "resume" of an earlier report, where one is given. */
export function resumeOf(options: FormValues): string | undefined {
  return textOf(options.resumeFrom).trim() || undefined;
}
