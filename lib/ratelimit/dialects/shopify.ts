import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';
import type { Quota } from '../Quota';
import { throttlingErrors } from '../throttlingErrors';

/** A REST bucket empties within 20 seconds, whatever its size: 40 at 2 a second, 400 at 20. */
const secondsToEmpty = 20;

/** Shopify's leaky buckets. */
export const shopify: Dialect = {
  label: 'Shopify',
  understands:
    '`X-Shopify-Shop-Api-Call-Limit: used/limit`; `extensions.cost.throttleStatus` with `requestedQueryCost` and `actualQueryCost`, from which the wait of a THROTTLED query is computed',
  source: 'shopify.dev/docs/api/usage/limits',
  read: (response, now) => [...restBucket(response), ...queryCost(response, now)],
};

function restBucket({ headers }: HttpResponse): Quota[] {
  const header = 'x-shopify-shop-api-call-limit';
  const [, used, size] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(headers.get(header) ?? '') ?? [];
  const limit = Number(size);
  if (!limit) return [];
  const remaining = Math.max(0, limit - Number(used));
  return [{ bucket: 'rest', limit, remaining, restorePerSecond: limit / secondsToEmpty, source: header }];
}

function queryCost(response: HttpResponse, now: number): Quota[] {
  const { extensions } = limitObject(response);
  const cost = isObject(extensions) ? extensions.cost : undefined;
  const status = isObject(cost) ? cost.throttleStatus : undefined;
  if (!isObject(cost) || !isObject(status)) return [];
  const { currentlyAvailable: remaining, maximumAvailable: limit, restoreRate } = status;
  if (!isCount(remaining) || !isCount(limit) || !isCount(restoreRate)) return [];
  const bucket = { bucket: 'graphql', limit, remaining, restorePerSecond: restoreRate };
  const source = 'extensions.cost.throttleStatus';
  const { requestedQueryCost: requested, actualQueryCost: actual } = cost;
  if (throttlingErrors(response).length === 0 || !isCount(requested) || restoreRate === 0)
    return [{ ...bucket, cost: [actual, requested].find(isCount), source }];
  const wait = (Math.max(0, requested - remaining) / restoreRate) * 1_000;
  return [{ ...bucket, cost: requested, retryAt: now + wait, source }];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}
