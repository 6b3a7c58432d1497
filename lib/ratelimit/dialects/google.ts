import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { limitBody } from '../limitBody';
import { durationMs } from '../serverTime';

type Values = Record<string, unknown>;

const rateReasons = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED']);
const quotaReasons = new Set(['dailyLimitExceeded', 'dailyLimitExceededUnreg', 'quotaExceeded']);

/** Google: 403 for a rate as well as for the day, told apart by a reason only. */
export const google: Dialect = {
  label: 'Google',
  understands:
    '`error.errors[].reason`: rateLimitExceeded and userRateLimitExceeded are tried again, dailyLimitExceeded and quotaExceeded not now; `error.details[]` with RetryInfo (`retryDelay`), ErrorInfo and QuotaFailure (a limit whose name says PerDay is not tried again now)',
  source:
    'developers.google.com/workspace/drive/api/guides/handle-errors; developers.google.com/bid-manager/quotas; google/rpc/error_details.proto',
  read(response, now) {
    const error = errorOf(response);
    if (!error || isDaily(error)) return [];
    return listOf(error.details).flatMap(({ retryDelay }) => {
      const delay = typeof retryDelay === 'string' ? durationMs(retryDelay) : undefined;
      return delay === undefined ? [] : { bucket: 'default', retryAt: now + delay, source: 'RetryInfo' };
    });
  },
  refusal(response) {
    const error = errorOf(response);
    if (!error) return undefined;
    if (isDaily(error)) return { bucket: 'daily', kind: 'quota' };
    return reasonsOf(error).some((reason) => rateReasons.has(reason)) ? { kind: 'rate' } : undefined;
  },
};

/** The error of a 403 or 429 in Google's form; streams put it into a list. */
function errorOf(response: HttpResponse): Values | undefined {
  if (response.status !== 403 && response.status !== 429) return undefined;
  const body = limitBody(response);
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body];
  const error = isObject(first) ? first.error : undefined;
  const isGoogle = isObject(error) && (Array.isArray(error.errors) || Array.isArray(error.details));
  return isGoogle ? error : undefined;
}

function reasonsOf(error: Values): string[] {
  return [...listOf(error.errors), ...listOf(error.details)].flatMap(({ reason }) =>
    typeof reason === 'string' ? [reason] : [],
  );
}

function isDaily(error: Values): boolean {
  return (
    reasonsOf(error).some((reason) => quotaReasons.has(reason)) ||
    limitNames(error).some((name) => /per_?day/i.test(name))
  );
}

/** Names of the limits that were hit, such as "GenerateRequestsPerDayPerProjectPerModel". */
function limitNames(error: Values): string[] {
  const names = listOf(error.details).flatMap(({ violations, metadata }) => [
    ...listOf(violations).map(({ quotaId }) => quotaId),
    isObject(metadata) ? metadata.quota_limit : undefined,
  ]);
  return names.filter((name) => typeof name === 'string');
}

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
