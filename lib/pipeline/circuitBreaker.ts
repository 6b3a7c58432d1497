import { CircuitBreaker } from '../breaker/CircuitBreaker';
import { circuitOpen } from '../breaker/circuitOpen';
import { healthOf } from '../breaker/healthOf';
import { toApiError } from '../errors/toApiError';
import type { Policy } from './Policy';
import type { Run } from './Run';
import { stateKey } from './stateKey';

/**
 * Leaves an API alone that fails nearly every request: it gets time to recover, and the user an answer at once. One breaker
 * serves all runs with the same credential and origin; every attempt counts.
 */
export const circuitBreaker =
  ({ plan: { breaker: spec }, access, ports, recorder, signal }: Run): Policy =>
  (next) => {
    if (!spec.enabled) return next;
    recorder.breaker('closed');
    return async (call) => {
      const { url } = call.request;
      const key = stateKey('breaker', access, url);
      const breaker = ports.state.getOrCreate(key, () => new CircuitBreaker(ports.clock));
      const passage = breaker.enter(spec);
      if ('retryAt' in passage) {
        recorder.breaker(breaker.state, 'rejected');
        throw circuitOpen(new URL(url).origin, passage.retryAt, ports.clock.now());
      }
      try {
        const answer = await next(call);
        passage.end('healthy');
        return answer;
      } catch (error) {
        if (passage.end(healthOf(toApiError(error, signal)))) recorder.breaker(breaker.state, 'opened');
        throw error;
      } finally {
        recorder.breaker(breaker.state);
      }
    };
  };
