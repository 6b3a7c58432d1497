import { createHash } from 'node:crypto';
import type { RequestPlan } from '../plan/RequestPlan';

/**
 * Under which a plan's memory is kept: the user's name for it, else what is asked, of whom and how. Where the first
 * run begins and how far to look back may change without forgetting. Hashed, since paths and bodies may say a lot.
 */
export function memoryKey({ credential, request, incremental }: RequestPlan): string {
  const { since: _since, lookback: _lookback, ...settings } = incremental?.settings ?? {};
  const asked = incremental?.name ? { name: incremental.name } : { credential, request };
  return createHash('sha256')
    .update(JSON.stringify([asked, incremental?.strategy, settings]))
    .digest('base64url')
    .slice(0, 22);
}
