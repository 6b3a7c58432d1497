import type { HttpResponse } from '../ports/Transport';
import { dialects } from './dialects';
import type { Quota, Throttle } from './Quota';

/** All that an answer says about limits. */
export function readQuotas(response: HttpResponse, now: number): Quota[] {
  return dialects.entries.flatMap(([, dialect]) => dialect.read(response, now) ?? []);
}

/** Whether the answer means "too fast", and until when. A plain 403 never does. */
export function readThrottle({ status }: HttpResponse, quotas: readonly Quota[]): Throttle | undefined {
  const exhausted = quotas.filter((quota) => quota.remaining === 0);
  const stated = quotas.find((quota) => quota.retryAt !== undefined);
  const isThrottle =
    status === 429 ||
    ((status === 503 || status === 529) && stated !== undefined) ||
    (status === 403 && (stated !== undefined || exhausted.length > 0));
  if (!isThrottle) return undefined;
  // Retry-After wins; otherwise the longest wait over the exhausted limits, never a healthy limit's reset.
  const resets = exhausted.flatMap((quota) => quota.resetAt ?? []);
  const retryAt = stated?.retryAt ?? (resets.length > 0 ? Math.max(...resets) : undefined);
  return { bucket: stated?.bucket ?? exhausted[0]?.bucket ?? 'default', retryAt };
}
