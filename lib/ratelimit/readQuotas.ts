import type { HttpResponse } from '../ports/Transport';
import type { Refusal } from './Dialect';
import { dialects } from './dialects';
import type { LimitKind, Quota, Throttle } from './Quota';

const all = dialects.entries.map(([, dialect]) => dialect);
const readers = all.filter(({ read }) => read);
const refusers = all.filter(({ refusal }) => refusal);

/** All that an answer says about limits; `now` in epoch milliseconds by the local clock. */
export function readQuotas(response: HttpResponse, now: number): Quota[] {
  const quotas = readers.flatMap((dialect) => dialect.read!(response, now));
  const isStated = quotas.some(({ retryAt }) => retryAt !== undefined);
  // On a success or a redirect, Retry-After speaks of polling; unless the body says that it is a refusal in truth.
  if (!isStated || response.status >= 400 || refusalOf(response)) return quotas;
  return quotas.filter(({ retryAt }) => retryAt === undefined);
}

/** Whether the answer means "too fast", and until when. A plain 403 never does. */
export function readThrottle(response: HttpResponse, quotas: readonly Quota[]): Throttle | undefined {
  const exhausted = latestFirst(
    quotas.filter(({ remaining }) => remaining === 0),
    'resetAt',
  );
  const stated = latestFirst(
    quotas.filter(({ retryAt }) => retryAt !== undefined),
    'retryAt',
  );
  const refusal = refusalOf(response);
  if (!refusal && !isRefused(response.status, stated.length > 0, exhausted.length > 0)) return undefined;
  // Retry-After wins; otherwise the longest wait over the exhausted limits, never a healthy limit's reset.
  const wait = stated.find(({ source }) => source === 'Retry-After') ?? stated[0];
  const named = [wait, ...exhausted].find((quota) => quota && quota.bucket !== 'default');
  return {
    bucket: named?.bucket ?? 'default',
    kind: lastingKind(exhausted) ?? wait?.kind,
    retryAt: wait?.retryAt ?? exhausted[0]?.resetAt,
    ...refusal,
  };
}

function isRefused(status: number, isStated: boolean, isExhausted: boolean): boolean {
  if (status === 503 || status === 529) return isStated;
  return status === 429 || (status === 403 && (isStated || isExhausted));
}

/** What the dialects know about a refusal; of what several know, the first in the registry counts. */
function refusalOf(response: HttpResponse): Refusal | undefined {
  const refusals = refusers.flatMap((dialect) => dialect.refusal!(response) ?? []);
  return refusals.length === 0 ? undefined : Object.assign({}, ...refusals.reverse());
}

function latestFirst(quotas: readonly Quota[], time: 'resetAt' | 'retryAt'): Quota[] {
  return quotas.toSorted((a, b) => (b[time] ?? 0) - (a[time] ?? 0));
}

/** Where several limits are exhausted, the one that lasts longest decides what helps. */
function lastingKind(exhausted: readonly Quota[]): LimitKind | undefined {
  const kinds = exhausted.map(({ kind }) => kind);
  return (['quota', 'rate', 'concurrency'] as const).find((kind) => kinds.includes(kind));
}
