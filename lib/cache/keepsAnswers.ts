import type { RequestPlan } from '../plan/RequestPlan';

/** Whether answers are kept: to be given out again, or only for the time when the circuit is open. */
export function keepsAnswers({ cache, breaker }: RequestPlan): boolean {
  return cache.mode === 'memory' || (breaker.enabled && breaker.whenOpen === 'stale');
}
